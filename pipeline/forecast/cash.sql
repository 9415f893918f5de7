-- One row per week ahead of the as-of date, report currency and layer: contractual (due
-- dates; what is overdue stands in week 1) and expected receipts with an 80 % band.
with
lines as (
    select
        report_currency,
        layer,
        cast(week as integer) as horizon_week,
        cast(run.as_of() + cast(7 * week - 6 as integer) as date) as week_start_date,
    from (select distinct report_currency from ledger.invoices) as currencies
    cross join (values ('open'), ('new')) as layers (layer)
    cross join range(1, 14) as horizons (week)
)

select
    lines.week_start_date,
    lines.report_currency,
    lines.layer,
    lines.horizon_week,
    to_cents(weeks.contractual_amount) as contractual_amount,
    to_cents(weeks.expected_amount) as expected_amount,
    to_cents(band_edge(weeks.expected_amount, multipliers.low, weeks.variance)) as p10_amount,
    to_cents(case
        when lines.layer = 'open' then
            upper_edge(weeks.expected_amount, multipliers.high, weeks.variance, coalesce(receivables.open_amount, 0))
        else band_edge(weeks.expected_amount, multipliers.high, weeks.variance)
    end) as p90_amount,
from lines
left join forecast.weeks as weeks
    on lines.report_currency = weeks.report_currency
    and lines.layer = weeks.layer
    and lines.horizon_week = weeks.horizon_week
    and weeks.span = 'week'
    and weeks.origin_date = run.as_of()
left join forecast.band_multipliers as multipliers
    on lines.report_currency = multipliers.report_currency
    and lines.horizon_week = multipliers.horizon_week
    and lines.layer = multipliers.layer
    and multipliers.span = 'week'
    and multipliers.origin_date = run.as_of()
left join forecast.open_receivables as receivables on lines.report_currency = receivables.report_currency
order by lines.report_currency, lines.layer desc, lines.horizon_week
