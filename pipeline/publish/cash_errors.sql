-- One row per currency and week of the forecast: how far past forecasts were from what came.
-- WAPE is the sum of absolute errors over the sum of actual cash; coverage is the share of weeks inside P10 to P90.
select
    currency,
    horizon_week,
    count(*) as count_forecasts,
    ratio(sum(abs(actual_amount - expected_amount)), sum(actual_amount)) as wape_rate,
    ratio(sum(expected_amount - actual_amount), sum(actual_amount)) as bias_rate,
    ratio(count(*) filter (where actual_amount between p10_amount and p90_amount), count(*)) as coverage_rate
from publish.cash_backtest
where actual_amount is not null
group by currency, horizon_week
order by currency, horizon_week
