-- One row per report currency and week of the forecast: how far past forecasts were from what came, beside two simple rules.
-- WAPE is the sum of absolute errors over the sum of actual cash; coverage is the share of weeks inside P10 to P90, with
-- Wilson's interval at 95 %. The rules: every invoice on its due date; the mean week of the 13 before.
select
    backtest.report_currency,
    backtest.horizon_week,
    count(*) as count_forecasts,
    count(*) filter (where actual_amount between p10_amount and p90_amount) as count_inside,
    ratio(sum(abs(actual_amount - expected_amount)), sum(actual_amount)) as wape_rate,
    ratio(sum(expected_amount - actual_amount), sum(actual_amount)) as bias_rate,
    ratio(sum(abs(actual_amount - contractual_amount)), sum(actual_amount)) as due_date_wape_rate,
    case
        when count(mean_week_amount) = count(*)
            then ratio(sum(abs(actual_amount - mean_week_amount)), sum(actual_amount))
    end as mean_week_wape_rate,
    ratio(count_inside, count_forecasts) as coverage_rate,
    interval_low(count_inside, count_forecasts) as coverage_low_rate,
    interval_high(count_inside, count_forecasts) as coverage_high_rate
from publish.cash_backtest as backtest
left join publish.mean_weeks using (as_of_date, report_currency)
where actual_amount is not null
group by backtest.report_currency, backtest.horizon_week
order by backtest.report_currency, backtest.horizon_week
