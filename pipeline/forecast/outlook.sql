-- One row per number of weeks ahead of the as-of date and report currency: receipts
-- until then, both layers together, with an 80 % band of the sum.
with
lines as (
    select
        report_currency,
        cast(week as integer) as horizon_weeks,
    from (select distinct report_currency from ledger.invoices) as currencies
    cross join range(1, 14) as horizons (week)
),

sums as (
    select
        report_currency, horizon_week,
        sum(contractual_amount) as contractual_amount,
        sum(expected_amount) as expected_amount,
        sum(variance) as variance,
        coalesce(sum(expected_amount) filter (where layer = 'new'), 0) as new_expected_amount,
        coalesce(sum(variance) filter (where layer = 'new'), 0) as new_variance,
    from forecast.weeks
    where span = 'to_date' and origin_date = run.as_of()
    group by all
)

select
    lines.horizon_weeks,
    lines.report_currency,
    to_cents(sums.contractual_amount) as contractual_amount,
    to_cents(sums.expected_amount) as expected_amount,
    to_cents(band_edge(sums.expected_amount, multipliers.low, sums.variance)) as p10_amount,
    to_cents(upper_edge(
        sums.expected_amount, multipliers.high, sums.variance,
        coalesce(receivables.open_amount, 0) + band_edge(sums.new_expected_amount, multipliers.high, sums.new_variance)
    )) as p90_amount,
from lines
left join sums on lines.report_currency = sums.report_currency and lines.horizon_weeks = sums.horizon_week
left join forecast.band_multipliers as multipliers
    on lines.report_currency = multipliers.report_currency
    and lines.horizon_weeks = multipliers.horizon_week
    and multipliers.layer = 'all'
    and multipliers.span = 'to_date'
    and multipliers.origin_date = run.as_of()
left join forecast.open_receivables as receivables on lines.report_currency = receivables.report_currency
order by lines.report_currency, lines.horizon_weeks
