-- One row per currency and span of weeks ahead (1 to 4, 5 to 13): how many of the past P10 to P90 bands held what came.
-- With Wilson's interval at 95 %: what the true share may be, after so many weeks.
with spans as (
    select
        currency,
        case when horizon_week <= 4 then 1 else 5 end as from_week,
        case when horizon_week <= 4 then 4 else 13 end as to_week,
        cast(sum(count_forecasts) as integer) as count_weeks,
        cast(sum(count_inside) as integer) as count_inside
    from publish.cash_errors
    group by all
)

select
    *,
    ratio(count_inside, count_weeks) as coverage_rate,
    interval_low(count_inside, count_weeks) as coverage_low_rate,
    interval_high(count_inside, count_weeks) as coverage_high_rate
from spans
order by currency, from_week
