-- One row per forecast date and item that was open and not yet due: what of it was likely to come late at all (late), and more days
-- late than the settings' two (delayed, long_delayed: 5 and 30), each its amount times its probability as it was known that day.
-- Ledgers too large to be scored in full at past days have the as-of date only.
-- Scratch.
with ages as (
    select *, place, run.at_risk_days()[place] - cast(run.late_after_days() as integer) as day_offset
    from risk.curves as curves
    cross join (values (1), (2)) as places (place)
    where layer = 'open'
        and due_date >= origin_date
        and (origin_date = run.as_of() or (select bool_and(is_sampled) from features.items))
),

chances as (
    select
        ages.origin_date,
        ages.item_id,
        ages.layer,
        any_value(late_rate) as late_rate,
        any_value(paid_by_origin) as paid_by_origin,
        list(
            1 - paid_since(
                paid_share(
                    ages.day_offset, late_rate, share_by_then, early_share,
                    survival_7, survival_14, survival_30, survival_60, survival_90, hazard_6
                ),
                paid_by_origin
            ) order by place
        ) as later_rates
    from ages
    left join risk.timing as timing using (cell, day_offset)
    left join risk.early_curves as early
        on ages.timing_date = early.origin_date
        and ages.customer_key = early.customer_key
        and early_day(ages.day_offset, ages.issue_offset) = early.open_days
    group by ages.origin_date, ages.item_id, ages.layer
)

select
    chances.origin_date,
    chances.item_id,
    receivables.report_currency,
    receivables.amount,
    cast(
        receivables.amount * pow(
            least(1.0, late_rate / greatest(1e-9, 1 - paid_by_origin)), coalesce(states.factor, 1.0)
        ) as decimal(38, 4)
    ) as late_amount,
    cast(receivables.amount * pow(later_rates[1], coalesce(states.factor, 1.0)) as decimal(38, 4)) as delayed_amount,
    cast(receivables.amount * pow(later_rates[2], coalesce(states.factor, 1.0)) as decimal(38, 4))
        as long_delayed_amount
from chances
join forecast.receivables as receivables using (origin_date, item_id, layer)
left join risk.open_states as states using (origin_date, item_id)
