-- One row per origin, report currency, layer, span (the week, or to_date) and week ahead:
-- expected and contractual receipts, and the variance of the sum. The payments of one
-- customer move together (correlation 0.3), those of two customers do not; invoices not
-- yet issued also vary with billing, the errors of two weeks being correlated by 0.3.
with
sums as (
    select
        origin_date, layer, currency, 'week' as span, horizon_week,
        sum(week_expected) as expected_amount,
        sum(week_contractual) as contractual_amount,
        sum(shared_variance(week_variance, week_deviation)) as variance,
        1.0 as billing_share,
    from forecast.customer_weeks
    group by all
    union all
    select
        origin_date, layer, currency, 'to_date', horizon_week,
        sum(sum_expected),
        sum(sum_contractual),
        sum(shared_variance(sum_variance, sum_deviation)),
        0.3 + 0.7 / horizon_week,
    from forecast.customer_weeks
    group by all
)

select
    sums.* exclude (variance, billing_share),
    cast(round(
        case
            when layer = 'new'
                then cast(variance as double) / stand_in_scale
                    + billing_share * pow(relative_deviation * cast(expected_amount as double), 2)
            else cast(variance as double)
        end, 2
    ) as decimal(38, 2)) as variance,
from sums
inner join forecast.seasons as seasons using (origin_date, currency)
