-- One row per stored date, report currency and headline measure: then, a month before, and a year before, with its target.
-- From a month's end to the month ends before, from another day to the same day; nothing where 90 days of the export are not there.
-- is_unusual: by more than three in four of its changes so far. The target is that of the measure, for DSO else the policy's.
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
    history.report_currency,
    history.measure,
    history.method,
    history.value,
    history.reason,
    looks.previous_date,
    previous.value as previous_value,
    abs(history.value - previous.value) > usual.usual_month_change as is_unusual,
    looks.year_ago_date,
    year_ago.value as year_ago_value,
    abs(history.value - year_ago.value) > usual.usual_year_change as is_unusual_year,
    coalesce(
        targets.target,
        case when history.measure = 'dso' then run.target_dso_days() end
    ) as target,
    targets.owner as target_owner
from measures.headlines as history
join ledger.calendar as calendar using (as_of_date)
left join looks using (as_of_date)
left join measures.headlines as previous
    on
        looks.previous_date = previous.as_of_date
        and history.report_currency = previous.report_currency
        and history.measure = previous.measure
        and previous.is_whole
left join measures.headlines as year_ago
    on
        looks.year_ago_date = year_ago.as_of_date
        and history.report_currency = year_ago.report_currency
        and history.measure = year_ago.measure
        and year_ago.is_whole
left join measures.usual_changes as usual
    on
        history.report_currency = usual.report_currency
        and history.measure = usual.measure
        and history.method = usual.method
left join measures.targets as targets
    on history.measure = targets.measure and history.method = targets.method
where calendar.is_stored
order by as_of_date, report_currency, measure
