-- One row per currency and weeks since a past forecast (1, 4, 8, 13): how far cash expected until then was from what came.
-- WAPE is the sum of absolute errors over the sum of what came; the largest miss is the error furthest from nothing, as a share.
select
    currency,
    horizon_weeks,
    count(*) as count_forecasts,
    min(as_of_date) as first_date,
    max(as_of_date) as last_date,
    ratio(sum(abs(actual_amount - expected_amount)), sum(actual_amount)) as wape_rate,
    ratio(sum(expected_amount - actual_amount), sum(actual_amount)) as bias_rate,
    max(ratio(abs(actual_amount - expected_amount), actual_amount)) as largest_miss_rate
from publish.forecast_errors
group by currency, horizon_weeks
order by currency, horizon_weeks
