-- One row per week of the forecast and report currency: cash expected from both layers together, with its 80 % band.
with sums as (
    select
        report_currency,
        horizon_week,
        sum(expected_amount) as expected_amount,
        sum(variance) as variance,
        coalesce(sum(expected_amount) filter (where layer = 'new'), 0) as new_expected_amount,
        coalesce(sum(variance) filter (where layer = 'new'), 0) as new_variance
    from forecast.weeks
    where span = 'week' and origin_date = run.as_of()
    group by report_currency, horizon_week
)

select
    cast(run.as_of() + cast(7 * sums.horizon_week - 6 as integer) as date) as week_start_date,
    sums.report_currency,
    to_cents(sums.expected_amount) as expected_amount,
    to_cents(band_edge(sums.expected_amount, multipliers.low, sums.variance)) as p10_amount,
    to_cents(upper_edge(
        sums.expected_amount, multipliers.high, sums.variance,
        coalesce(receivables.open_amount, 0) + band_edge(sums.new_expected_amount, multipliers.high, sums.new_variance)
    )) as p90_amount
from sums
join forecast.band_multipliers as multipliers
    on
        sums.report_currency = multipliers.report_currency
        and sums.horizon_week = multipliers.horizon_week
        and multipliers.layer = 'all'
        and multipliers.span = 'week'
        and multipliers.origin_date = run.as_of()
left join forecast.open_receivables as receivables on sums.report_currency = receivables.report_currency
order by week_start_date, sums.report_currency
