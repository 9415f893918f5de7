-- One row per week of the forecast and currency: cash expected from both layers together, with its 80 % band.
with sums as (
    select currency, horizon_week, sum(expected_amount) as expected_amount, sum(variance) as variance
    from forecast.weeks
    where span = 'week' and origin_date = run.as_of()
    group by currency, horizon_week
)

select
    cast(run.as_of() + cast(7 * sums.horizon_week - 6 as integer) as date) as week_start_date,
    sums.currency,
    to_cents(sums.expected_amount) as expected_amount,
    to_cents(band_edge(sums.expected_amount, spreads.low, sums.variance)) as p10_amount,
    to_cents(band_edge(sums.expected_amount, spreads.high, sums.variance)) as p90_amount
from sums
join forecast.spreads as spreads
    on
        sums.currency = spreads.currency
        and sums.horizon_week = spreads.horizon_week
        and spreads.layer = 'all'
        and spreads.span = 'week'
        and spreads.origin_date = run.as_of()
order by week_start_date, sums.currency
