-- One row per past origin, report currency, layer (open, new, and all: both together), span
-- and week ahead that is over: what was forecast then, and what came.
with
forecasts as (
    select
        origin_date, report_currency, layer, span, horizon_week,
        expected_amount, contractual_amount, variance,
    from forecast.weeks
    where origin_date + 7 * horizon_week <= run.as_of()
    union all
    select
        origin_date, report_currency, 'all', span, horizon_week,
        sum(expected_amount), sum(contractual_amount), sum(variance),
    from forecast.weeks
    where origin_date + 7 * horizon_week <= run.as_of()
    group by all
),

receipts as (
    select origin_date, report_currency, layer, horizon_week, actual_amount,
    from forecast.actuals
    union all
    select origin_date, report_currency, 'all', horizon_week, sum(actual_amount),
    from forecast.actuals
    group by all
)

select
    forecasts.*,
    coalesce(sum(receipts.actual_amount), 0) as actual_amount,
from forecasts
left join receipts
    on forecasts.origin_date = receipts.origin_date
    and forecasts.report_currency = receipts.report_currency
    and forecasts.layer = receipts.layer
    and receipts.horizon_week <= forecasts.horizon_week
    and (forecasts.span = 'to_date' or receipts.horizon_week = forecasts.horizon_week)
group by all
