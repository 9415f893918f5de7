-- One row per report currency, measure and method: the size that three in four of its changes stayed within, from month end to month
-- end, and over a year; null where fewer than six are known.
with figures as (
    select as_of_date, report_currency, measure, method, value, is_whole
    from measures.measures

    union all

    select as_of_date, report_currency, measure, method, value, is_whole
    from measures.headlines
    where measure in ('overdue_rate', 'receivables_gross')
),

month_ends as (
    select as_of_date, report_currency, measure, method, value
    from figures
    where is_whole and value is not null and as_of_date = last_day(as_of_date)
),

changes as (
    select
        now.report_currency,
        now.measure,
        now.method,
        period,
        abs(now.value - past.value) as size
    from month_ends as now
    cross join (values ('month', 1), ('year', 12)) as periods (period, months)
    join month_ends as past
        on
            now.report_currency = past.report_currency
            and now.measure = past.measure
            and now.method = past.method
            and past.as_of_date = last_day(cast(date_trunc('month', now.as_of_date) - to_months(months) as date))
)

select
    report_currency,
    measure,
    method,
    case when count(size) filter (where period = 'month') >= 6
        then quantile_disc(size, 0.75) filter (where period = 'month') end as usual_month_change,
    case when count(size) filter (where period = 'year') >= 6
        then quantile_disc(size, 0.75) filter (where period = 'year') end as usual_year_change
from changes
group by report_currency, measure, method
