-- One row per currency and headline measure: now, at the month end before, and a year before.
-- A year before a month end is the month end a year before; before another day, the last month end by then.
with dates as (
    select
        getvariable('as_of') as as_of_date,
        max(as_of_date) filter (where as_of_date < getvariable('as_of')) as previous_date,
        max(as_of_date) filter (
            where as_of_date <= case
                when getvariable('as_of') = last_day(getvariable('as_of'))
                    then last_day(getvariable('as_of') - interval 1 year)
                else cast(getvariable('as_of') - interval 1 year as date)
            end
        ) as year_ago_date
    from publish.headline_history
)

select
    history.currency,
    history.measure,
    any_value(dates.as_of_date) as as_of_date,
    max(history.value) filter (where history.as_of_date = dates.as_of_date) as value,
    max(history.reason) filter (where history.as_of_date = dates.as_of_date) as reason,
    any_value(dates.previous_date) as previous_date,
    max(history.value) filter (where history.as_of_date = dates.previous_date) as previous_value,
    any_value(dates.year_ago_date) as year_ago_date,
    max(history.value) filter (where history.as_of_date = dates.year_ago_date) as year_ago_value
from publish.headline_history as history
cross join dates
group by history.currency, history.measure
order by history.currency, history.measure
