-- One row per open item: chance of paying late and class, expected date, reasons.
-- Expected by our curve, or by the simple rule that risk.date_guard says was closer.
-- The class is by the chance of being more than 30 days late, given that it is open.
with
chances as (
    select
        curves.*,
        due_date + cast(run.late_after_days() as integer) as last_good,
        least(1.0, late_rate / greatest(1e-9, 1 - paid_by_origin)) as still_late_rate,
        case when age_days > 0 then 1.0 else pow(still_late_rate, coalesce(factor, 1.0)) end
            as late_probability,
        pow(
            very_late_chance(
                age_days, late_rate, paid_by_origin,
                survival_7, survival_14, survival_30, survival_60, survival_90, hazard_6
            ),
            coalesce(factor, 1.0)
        ) as very_late_probability,
    from risk.curves as curves
    left join risk.open_states as states using (origin_date, item_id)
    where layer = 'open' and origin_date = run.as_of()
)

select
    chances.item_id,
    late_probability,
    very_late_probability,
    risk_class(very_late_probability) as risk_class,
    case guard.leading_rule
        when 'due_date' then greatest(chances.due_date, origin_date + 1)
        when 'mean_delay'
            then greatest(chances.due_date + cast(round(sum_delay / (count_paid + 2.0)) as integer), origin_date + 1)
        else last_good + cast(day_50 as integer)
    end as expected_paid_date,
    last_good + cast(day_10 as integer) as paid_date_p10,
    last_good + cast(day_50 as integer) as paid_date_p50,
    last_good + cast(day_90 as integer) as paid_date_p90,
    reasons.reason_1,
    reasons.reason_2,
    reasons.reason_3,
    reasons.fallback,
from chances
inner join risk.quantiles as quantiles using (item_id, layer)
inner join risk.reasons as reasons using (item_id)
inner join features.histories as histories using (item_id, layer, origin_date)
cross join risk.date_guard as guard
