-- One row per origin, report currency, layer, span and week ahead: how many standard deviations
-- the band reaches down and up, so that 80 % of the forecasts of about this horizon that came
-- due in the 8 weeks before the origin held: the currency's own where there are 10 of them, else
-- those of all, normal (1.28) until there are 10. Sums to date share most of their weeks: their
-- bands are at least one standard deviation wide.
with
judged as (
    select
        origin_date + cast(7 * horizon_week as integer) as known_date,
        currency,
        layer,
        span,
        horizon_week,
        (cast(actual_amount as double) - cast(expected_amount as double))
        / sqrt(greatest(1, cast(variance as double))) as deviation,
    from forecast.past_weeks
),

asked as (
    select origins.origin_date, layer, span, cast(week as integer) as horizon_week,
    from features.origins as origins
    cross join range(1, 14) as horizons (week)
    cross join (values ('open'), ('new'), ('all')) as layers (layer)
    cross join (values ('week'), ('to_date')) as spans (span)
),

pooled as (
    select
        origin_date,
        currency,
        asked.layer,
        asked.span,
        asked.horizon_week,
        list(deviation order by deviation) as deviations,
    from asked
    inner join judged
        on judged.known_date <= origin_date
        and judged.known_date > origin_date - 56
        and judged.layer = asked.layer
        and judged.span = asked.span
        and abs(judged.horizon_week - asked.horizon_week) <= 2
    group by grouping sets (
        (origin_date, asked.layer, asked.span, asked.horizon_week),
        (origin_date, asked.layer, asked.span, asked.horizon_week, currency)
    )
),

chosen as (
    select
        asked.*,
        currencies.currency,
        case when len(own.deviations) >= 10 then own.deviations else everybody.deviations end
            as deviations,
        case when span = 'to_date' then 1 else 0 end as least_reach,
    from asked
    cross join (select distinct report_currency as currency from ledger.invoices) as currencies
    left join pooled as own using (origin_date, layer, span, horizon_week, currency)
    left join pooled as everybody
        on everybody.currency is null
        and asked.origin_date = everybody.origin_date
        and asked.layer = everybody.layer
        and asked.span = everybody.span
        and asked.horizon_week = everybody.horizon_week
)

select
    origin_date,
    currency,
    layer,
    span,
    horizon_week,
    coalesce(len(deviations), 0) as n,
    case when n >= 10 then least(-least_reach, tail_edge(deviations, 0.1)) else -1.2816 end as low,
    case when n >= 10 then greatest(least_reach, tail_edge(deviations, 0.9)) else 1.2816 end as high,
from chosen
