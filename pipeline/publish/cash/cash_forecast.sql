-- One row per week of the forecast, report currency and layer (open invoices, or those not yet issued).
select
    week_start_date,
    report_currency,
    layer,
    contractual_amount,
    expected_amount,
    p10_amount,
    p90_amount
from forecast.cash
order by week_start_date, report_currency, layer
