-- One row per report currency and span of weeks ahead (1 to 4, 5 to 8, 9 to 13): how many of the past P10 to P90 bands held what came.
-- With Wilson's interval at 95 %: what the true share may be, after so many weeks.
with spans as (
    select
        report_currency,
        from_week,
        to_week,
        cast(sum(count_forecasts) as integer) as count_weeks,
        cast(sum(count_inside) as integer) as count_inside
    from publish.cash_errors
    join (values (1, 4), (5, 8), (9, 13)) as weeks (from_week, to_week)
        on horizon_week between from_week and to_week
    group by report_currency, from_week, to_week
)

select
    *,
    ratio(count_inside, count_weeks) as coverage_rate,
    interval_low(count_inside, count_weeks) as coverage_low_rate,
    interval_high(count_inside, count_weeks) as coverage_high_rate
from spans
order by report_currency, from_week
