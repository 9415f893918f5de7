-- One row per past origin, report currency, span and week ahead that is over: what was
-- forecast then, both layers together, and what came.
with
forecasts as (
    select
        origin_date, currency, span, horizon_week,
        sum(expected_amount) as expected_amount,
        sum(contractual_amount) as contractual_amount,
        sum(variance) as variance,
    from forecast.weeks
    where origin_date + 7 * horizon_week <= getvariable('as_of')
    group by all
),

receipts as (
    select origin_date, currency, horizon_week, sum(actual_amount) as actual_amount,
    from forecast.actuals group by all
)

select
    forecasts.*,
    coalesce(sum(receipts.actual_amount), 0) as actual_amount,
from forecasts
left join receipts
    on forecasts.origin_date = receipts.origin_date
    and forecasts.currency = receipts.currency
    and receipts.horizon_week <= forecasts.horizon_week
    and (forecasts.span = 'to_date' or receipts.horizon_week = forecasts.horizon_week)
group by all
