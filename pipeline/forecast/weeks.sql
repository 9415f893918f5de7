-- One row per origin, report currency, layer, span (the week, or to_date) and week ahead:
-- expected and contractual receipts, and the variance of the sum. Open: the payments of one
-- customer move together (correlation 0.3), those of two customers do not. New: as billing
-- varies from week to week, the errors of two weeks being correlated by 0.3.
with
new_weeks as (
    select
        *,
        sum(billed_amount) over sums / 13 as mean_amount,
        sum(expected_amount) over until_then as sum_expected,
        sum(contractual_amount) over until_then as sum_contractual,
    from forecast.new_weeks
    window
        sums as (partition by origin_date, report_currency),
        until_then as (partition by origin_date, report_currency order by horizon_week)
)

select
    origin_date, layer, report_currency, 'week' as span, horizon_week,
    sum(week_expected) as expected_amount,
    sum(week_contractual) as contractual_amount,
    sum(shared_variance(week_variance, week_deviation)) as variance,
from forecast.customer_weeks
where layer = 'open'
group by all
union all
select
    origin_date, layer, report_currency, 'to_date', horizon_week,
    sum(sum_expected),
    sum(sum_contractual),
    sum(shared_variance(sum_variance, sum_deviation)),
from forecast.customer_weeks
where layer = 'open'
group by all
union all
select
    origin_date, 'new', report_currency, 'week', horizon_week,
    expected_amount,
    contractual_amount,
    billing_variance(expected_amount, mean_amount, deviation_rate),
from new_weeks
union all
select
    origin_date, 'new', report_currency, 'to_date', horizon_week,
    sum_expected,
    sum_contractual,
    cast(round(
        (0.3 + 0.7 / horizon_week)
        * cast(billing_variance(sum_expected, horizon_week * mean_amount, deviation_rate) as double),
        2
    ) as decimal(38, 2)),
from new_weeks
