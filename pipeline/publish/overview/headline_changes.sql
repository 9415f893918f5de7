-- One row per stored date, currency and headline measure: then, at the month end before, and a year before, with its target.
-- The target is that of the measure, for DSO else the policy's. A year before a month end is the month end a year before; before another day, the last month end by then.
with looks as (
    select
        as_of_date,
        max(from_date) filter (where period = 'month') as previous_date,
        max(from_date) filter (where period = 'year') as year_ago_date
    from publish.change_dates
    group by as_of_date
)

select
    history.as_of_date,
    history.currency,
    history.measure,
    history.method,
    history.value,
    history.reason,
    looks.previous_date,
    previous.value as previous_value,
    looks.year_ago_date,
    year_ago.value as year_ago_value,
    coalesce(
        targets.target,
        case when history.measure = 'dso' then run.target_dso_days() end
    ) as target,
    targets.owner as target_owner
from publish.headline_history as history
join ledger.calendar as calendar using (as_of_date)
left join looks using (as_of_date)
left join publish.headline_history as previous
    on
        looks.previous_date = previous.as_of_date
        and history.currency = previous.currency
        and history.measure = previous.measure
left join publish.headline_history as year_ago
    on
        looks.year_ago_date = year_ago.as_of_date
        and history.currency = year_ago.currency
        and history.measure = year_ago.measure
left join measures.targets as targets
    on history.measure = targets.measure and history.method = targets.method
where calendar.is_stored
order by as_of_date, currency, measure
