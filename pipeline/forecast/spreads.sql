-- One row per origin, layer, span and week ahead: how many standard deviations the band
-- reaches down and up, so that 80 % of the forecasts of about this horizon that came due in
-- the 8 weeks before the origin held. Normal (1.28) until there are 10 of them.
with
judged as (
    select
        origin_date + cast(7 * horizon_week as integer) as known_date,
        layer,
        span,
        horizon_week,
        (cast(actual_amount as double) - cast(expected_amount as double))
        / sqrt(greatest(1, cast(variance as double))) as deviation,
    from forecast.past_weeks
),

pooled as (
    select
        origins.origin_date,
        layers.layer,
        spans.span,
        cast(week as integer) as horizon_week,
        count(deviation) as n,
        quantile_cont(deviation, 0.1) as low,
        quantile_cont(deviation, 0.9) as high,
    from features.origins as origins
    cross join range(1, 14) as horizons (week)
    cross join (values ('open'), ('new'), ('all')) as layers (layer)
    cross join (values ('week'), ('to_date')) as spans (span)
    left join judged
        on judged.known_date <= origins.origin_date
        and judged.known_date > origins.origin_date - 56
        and judged.layer = layers.layer
        and judged.span = spans.span
        and abs(judged.horizon_week - week) <= 1
    group by all
)

select
    origin_date,
    layer,
    span,
    horizon_week,
    n,
    case when n >= 10 then least(-0.3, low) else -1.2816 end as low,
    case when n >= 10 then greatest(0.3, high) else 1.2816 end as high,
from pooled
