-- One row per report currency, layer, model and week ahead (0: the sum of 13 weeks): WAPE is
-- the sum of absolute errors over the sum of what came, bias the sum of signed ones over it.
select
    report_currency,
    layer,
    model,
    horizon_week,
    count(*) as count_origins,
    cast(sum(abs(cast(expected_amount - actual_amount as decimal(28, 4)))) as double)
    / nullif(cast(sum(actual_amount) as double), 0) as wape_rate,
    cast(sum(cast(expected_amount - actual_amount as decimal(28, 4))) as double)
    / nullif(cast(sum(actual_amount) as double), 0) as bias_rate,
from backtest.cash_models
group by all
order by report_currency, layer, horizon_week, model
