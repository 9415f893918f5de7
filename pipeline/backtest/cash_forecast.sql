-- One row per origin, week ahead, report currency and layer: expected receipts with an
-- 80 % band that was known at the origin, and what came, empty while the week is not over or, of new invoices, where
-- billing had ended before it.
with
lines as (
    select origins.origin_date, currencies.report_currency, layers.layer, cast(week as integer) as horizon_week,
    from features.origins as origins
    cross join (select distinct report_currency from ledger.invoices) as currencies
    cross join (values ('open'), ('new')) as layers (layer)
    cross join range(1, 14) as horizons (week)
    where origins.origin_date >= run.backtest_from() - 1
)

select
    lines.origin_date as as_of_date,
    lines.horizon_week,
    cast(lines.origin_date + 7 * lines.horizon_week - 6 as date) as week_start_date,
    lines.report_currency,
    lines.layer,
    to_cents(weeks.expected_amount) as expected_amount,
    to_cents(band_edge(weeks.expected_amount, multipliers.low, weeks.variance)) as p10_amount,
    to_cents(band_edge(weeks.expected_amount, multipliers.high, weeks.variance)) as p90_amount,
    case when is_known_week(lines.layer, lines.origin_date, lines.horizon_week)
        then to_cents(actuals.actual_amount)
    end as actual_amount,
from lines
left join forecast.weeks as weeks
    on lines.origin_date = weeks.origin_date
    and lines.report_currency = weeks.report_currency
    and lines.layer = weeks.layer
    and lines.horizon_week = weeks.horizon_week
    and weeks.span = 'week'
left join forecast.band_multipliers as multipliers
    on lines.origin_date = multipliers.origin_date
    and lines.report_currency = multipliers.report_currency
    and lines.layer = multipliers.layer
    and lines.horizon_week = multipliers.horizon_week
    and multipliers.span = 'week'
left join forecast.actuals as actuals
    on lines.origin_date = actuals.origin_date
    and lines.report_currency = actuals.report_currency
    and lines.layer = actuals.layer
    and lines.horizon_week = actuals.horizon_week
order by lines.origin_date, lines.horizon_week, lines.report_currency, lines.layer desc
