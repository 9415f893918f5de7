-- One row per origin, report currency, layer (all: both together) and week ahead that is over:
-- what was expected, the 80 % band that was known then, and what came.
select
    weeks.origin_date,
    weeks.report_currency,
    weeks.layer,
    weeks.horizon_week,
    to_cents(weeks.expected_amount) as expected_amount,
    to_cents(band_edge(weeks.expected_amount, multipliers.low, weeks.variance)) as p10_amount,
    to_cents(band_edge(weeks.expected_amount, multipliers.high, weeks.variance)) as p90_amount,
    to_cents(weeks.actual_amount) as actual_amount,
from forecast.past_weeks as weeks
inner join forecast.band_multipliers as multipliers
    using (origin_date, report_currency, layer, span, horizon_week)
where weeks.span = 'week'
    and weeks.origin_date >= run.backtest_from() - 1
    and is_known_week(weeks.layer, weeks.origin_date, weeks.horizon_week)
