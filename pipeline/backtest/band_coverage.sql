-- One row per report currency (all: all of them), layer and span of weeks ahead (each week,
-- 1-4, 5-13): how many of the bands held what came.
with
held as (
    select
        currency, layer, horizon_week,
        cast(actual_amount between p10_amount and p90_amount as integer) as is_held,
    from backtest.cash_forecast
    where actual_amount is not null
),

spans as (
    select held.*, cast(horizon_week as varchar) as weeks, from held
    union all
    select held.*, case when horizon_week <= 4 then '1-4' else '5-13' end, from held
)

select
    coalesce(currency, 'all') as currency,
    layer,
    weeks,
    cast(count(*) as integer) as n,
    cast(sum(is_held) as integer) as count_held,
from spans
group by grouping sets ((currency, layer, weeks), (layer, weeks))
order by currency, layer, weeks
