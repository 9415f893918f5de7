-- One row per horizon in weeks and currency: cash expected until then, both layers together.
select
    horizon_weeks,
    currency,
    contractual_amount,
    expected_amount,
    p10_amount,
    p90_amount
from forecast.outlook
order by horizon_weeks, currency
