-- One row per report currency (all: all of them), layer (all: both together) and span of weeks ahead (each week, 1-4, 5-8, 9-13):
-- how many of the bands held what came, and over what came: the absolute errors (WAPE), the signed ones (bias), and the
-- interval score of 80 % bands [Gneiting and Raftery 2007]: their width, and ten times what came outside.
with
scored as (
    select
        *,
        cast(actual_amount between p10_amount and p90_amount as integer) as is_held,
        expected_amount - actual_amount as error_amount,
        p90_amount - p10_amount
        + 10 * (greatest(0, p10_amount - actual_amount) + greatest(0, actual_amount - p90_amount))
            as score_amount,
    from backtest.cash_bands
),

spans as (
    select scored.*, cast(horizon_week as varchar) as weeks, from scored
    union all
    select
        scored.*,
        case when horizon_week <= 4 then '1-4' when horizon_week <= 8 then '5-8' else '9-13' end,
    from scored
)

select
    coalesce(report_currency, 'all') as report_currency,
    layer,
    weeks,
    cast(count(*) as integer) as n,
    cast(sum(is_held) as integer) as count_held,
    case when report_currency is not null then
        cast(sum(abs(error_amount)) as double) / nullif(cast(sum(actual_amount) as double), 0)
    end as wape_rate,
    case when report_currency is not null then
        cast(sum(error_amount) as double) / nullif(cast(sum(actual_amount) as double), 0)
    end as bias_rate,
    case when report_currency is not null then
        cast(sum(score_amount) as double) / nullif(cast(sum(actual_amount) as double), 0)
    end as interval_score_rate,
from spans
group by grouping sets ((report_currency, layer, weeks), (layer, weeks))
order by report_currency, layer, weeks
