-- One row per cell (origin, customer, due weekday) and day_offset: the share of the payments
-- of the offset's phase (on or before the last good date, days 1-3, days 4-7) made by
-- then. The customer's own days on that weekday, shrunken towards everybody's, which
-- are first moved to the weekdays on which this customer pays.
with
grid as (
    select
        cells.*,
        cast(day_offset as integer) as day_offset,
        cast(
            1 + (due_weekday + cast(getvariable('late_after_days') as integer) + day_offset + 34) % 7
            as integer
        ) as paid_weekday,
        case when day_offset <= 0 then 0 when day_offset <= 3 then 1 else 2 end as phase,
    from risk.cells as cells
    cross join range(-15, 8) as offsets (day_offset)
),

own as (
    select origin_date, customer_key, due_weekday, day_offset, sum(payments) as payments,
    from risk.payment_days group by all
),

everybody as (
    select origin_date, due_weekday, day_offset, sum(payments) as payments,
    from risk.payment_days group by all
),

runs as (
    select origin_date, customer_key, paid_weekday, sum(payments) as payments,
    from risk.payment_days group by all
),

all_runs as (
    select
        origin_date, paid_weekday,
        0.01 + cast(payments as double) / cast(sum(payments) over (partition by origin_date) as double)
            as share,
    from (
        select origin_date, paid_weekday, sum(payments) as payments,
        from risk.payment_days group by all
    ) as counted
),

weighed as (
    select
        grid.*,
        coalesce(own.payments, 0) as own_payments,
        cast(round(
            (coalesce(everybody.payments, 0) + 200)
            * (coalesce(runs.payments, 0) / coalesce(all_runs.share, 0.01) + 40000)
        ) as hugeint) as prior,
    from grid
    left join own using (origin_date, customer_key, due_weekday, day_offset)
    left join everybody using (origin_date, due_weekday, day_offset)
    left join runs using (origin_date, customer_key, paid_weekday)
    left join all_runs using (origin_date, paid_weekday)
),

mixed as (
    select
        weighed.*,
        cast(round(1e9 * (
            own_payments + 40000 * cast(prior as double) / cast(sum(prior) over phases as double)
        ) / (sum(own_payments) over phases + 40000)) as bigint) as share,
    from weighed
    window phases as (partition by cell, phase)
)

select
    cell, day_offset,
    cast(sum(share) over (phases order by day_offset) as double)
    / greatest(1, cast(sum(share) over phases as double)) as share_by_then,
from mixed
window phases as (partition by cell, phase)
