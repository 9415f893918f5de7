-- One row per origin, report currency, layer, span and week ahead: how many standard deviations
-- the band reaches down and up, so that four in five would have held of the currency's own forecasts of
-- about this horizon that came due in the 13 weeks before the origin, and of ten weeks more
-- of usual errors (those of a normal variable), which are all there is at first. Errors of one week, forecast
-- from several days, count as one week (n). Sums to date share most of their weeks: their bands are at least one
-- standard deviation wide.
with
judged as (
    select
        origin_date + cast(7 * horizon_week as integer) as known_date,
        report_currency,
        layer,
        span,
        horizon_week,
        abs(cast(actual_amount as double) - cast(expected_amount as double))
        / sqrt(greatest(1, cast(variance as double))) as deviation,
    from forecast.past_weeks
),

asked as (
    select origins.origin_date, report_currency, layer, span, cast(week as integer) as horizon_week,
    from features.origins as origins
    cross join (select distinct report_currency from ledger.invoices) as currencies
    cross join range(1, 14) as horizons (week)
    cross join (values ('open'), ('new'), ('all')) as layers (layer)
    cross join (values ('week'), ('to_date')) as spans (span)
),

pooled as (
    select
        asked.*,
        cast(count(distinct judged.known_date) as integer) as n,
        coalesce(list(judged.deviation) filter (where judged.deviation is not null), []) as own,
        greatest(1, len(own) // greatest(1, n)) as times,
        list_sort(list_concat(own, flatten(list_transform(range(times), lambda time: usual_deviations()))))
            as deviations,
    from asked
    left join judged
        on judged.known_date <= asked.origin_date
        and judged.known_date > asked.origin_date - 91
        and judged.report_currency = asked.report_currency
        and judged.layer = asked.layer
        and judged.span = asked.span
        and abs(judged.horizon_week - asked.horizon_week) <= 2
    group by all
)

select
    * exclude (own, times, deviations),
    greatest(
        case when span = 'to_date' then 1 else 0 end,
        ranked(deviations, 0.8)
    ) as high,
    -high as low,
from pooled
