-- One row per past forecast date, horizon in weeks and report currency: what was expected then and what came.
select
    as_of_date,
    horizon_week,
    report_currency,
    contractual_amount,
    expected_amount,
    p10_amount,
    p90_amount,
    actual_amount
from forecast.backtest
order by as_of_date, horizon_week, report_currency
