-- One row per past origin and state: payments of such items in the week after, and how many
-- the curves expected of them while they were open (cumulative hazards, in millionths): all week of those that were not paid in it,
-- of the others until a day that is as early as evenly spread payments are.
with
chances as (
    select
        curves.origin_date,
        states.state,
        items.paid_date,
        paid_within(
            7, timing.share_by_then, curves.age_days, late_rate, paid_by_origin, early_share,
            survival_7, survival_14, survival_30, survival_60, survival_90, hazard_6
        ) as chance,
    from risk.states as states
    inner join risk.curves as curves
        on states.origin_date = curves.origin_date and states.item_id = curves.item_id
    inner join features.items as items on states.item_id = items.item_id
    left join risk.timing as timing
        on curves.cell = timing.cell and curves.age_days + 7 = timing.day_offset
    left join risk.early_curves as early
        on curves.timing_date = early.origin_date
        and curves.customer_key = early.customer_key
        and early_day(curves.age_days + 7, curves.issue_offset) = early.open_days
    where curves.layer = 'open' and curves.origin_date + 7 <= run.as_of()
)

select
    origin_date,
    state,
    count(*) filter (where paid_date <= origin_date + 7) as payments,
    sum(cast(round(1e6 * case
        when paid_date <= origin_date + 7 then 1 - (1 - chance) / chance * hazard
        else hazard
    end) as bigint)) as expected_millionths,
from chances
cross join lateral (select -ln(greatest(1e-6, 1 - chance)) as hazard) as weeks
where chance > 1e-6
group by all
