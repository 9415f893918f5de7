-- One row per report currency and weeks since a past forecast (1, 4, 8, 13): how far cash expected until then was from what came.
-- WAPE is the sum of absolute errors over the sum of what came, ours and of two simple rules (every invoice on its due date;
-- so many mean weeks of the 13 before); the largest miss is the error furthest from nothing, as a share.
with rules as (
    select
        ends.as_of_date,
        ends.report_currency,
        ends.horizon_week as horizon_weeks,
        sum(weeks.contractual_amount) as contractual_amount
    from publish.cash_backtest as ends
    join publish.cash_backtest as weeks
        on
            ends.as_of_date = weeks.as_of_date
            and ends.report_currency = weeks.report_currency
            and weeks.horizon_week <= ends.horizon_week
    group by ends.as_of_date, ends.report_currency, ends.horizon_week
)

select
    errors.report_currency,
    errors.horizon_weeks,
    count(*) as count_forecasts,
    min(errors.as_of_date) as first_date,
    max(errors.as_of_date) as last_date,
    ratio(sum(abs(actual_amount - expected_amount)), sum(actual_amount)) as wape_rate,
    ratio(sum(expected_amount - actual_amount), sum(actual_amount)) as bias_rate,
    max(ratio(abs(actual_amount - expected_amount), actual_amount)) as largest_miss_rate,
    ratio(sum(abs(actual_amount - contractual_amount)), sum(actual_amount)) as due_date_wape_rate,
    case
        when count(mean_week_amount) = count(*)
            then ratio(sum(abs(actual_amount - horizon_weeks * mean_week_amount)), sum(actual_amount))
    end as mean_week_wape_rate
from publish.forecast_errors as errors
left join rules using (as_of_date, report_currency, horizon_weeks)
left join publish.mean_weeks using (as_of_date, report_currency)
group by errors.report_currency, errors.horizon_weeks
order by errors.report_currency, errors.horizon_weeks
