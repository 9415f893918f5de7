-- One row per cell (origin, customer, due weekday) and day_offset: the customer's own payments
-- on that weekday in the offset's phase (on or before the last good date, days 1-7, 8-14,
-- 15-30), and the share of the phase that everybody's days give the offset, moved to the
-- weekdays on which this customer pays; until the last good date the days around those on which
-- it has paid, whatever the weekday, count more. From day 8 on only phases in which it has paid.
-- Scratch.
with
offsets as (
    select cast(day_offset as integer) as day_offset, day_phase(day_offset) as phase,
    from range(-15, 31) as days (day_offset)
),

wanted as (
    select cells.*, phase,
    from risk.cells as cells cross join (values (0), (1)) as phases (phase)
    union all
    select distinct cells.*, day_phase(day_offset) as phase,
    from risk.cells as cells
    inner join risk.payment_days using (origin_date, customer_key, due_weekday)
    where day_offset > 7
),

grid as (
    select
        wanted.*,
        day_offset,
        cast(
            1 + (due_weekday + cast(run.late_after_days() as integer) + day_offset + 34) % 7
            as integer
        ) as paid_weekday,
    from wanted
    inner join offsets using (phase)
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
        0.01 + cast(payments as double) / cast(sum(payments) over (partition by origin_date) as double) as share,
    from (select origin_date, paid_weekday, sum(payments) as payments, from runs group by all) as counted
),

in_time as (
    select origin_date, customer_key, day_offset, sum(payments) as payments,
    from risk.payment_days where day_offset <= 0 group by all
),

spreads as (
    select
        origin_date, customer_key, sum(payments) as payments,
        sqrt(
            greatest(0, sum(payments * day_offset * day_offset)
            - pow(cast(sum(payments * day_offset) as double), 2) / sum(payments)) + 9e4
        ) / sqrt(sum(payments) + 1e4) as spread_days,
    from in_time
    group by all
),

habits as (
    select
        origin_date, customer_key, days.day_offset,
        any_value(spreads.payments) as payments,
        sum(cast(round(
            in_time.payments * exp(-2 * abs(days.day_offset - in_time.day_offset) / spread_days)
        ) as bigint)) as near_payments,
    from in_time
    inner join spreads using (origin_date, customer_key)
    cross join (select day_offset from offsets where phase = 0) as days
    group by all
),

shares as (
    select
        cell, origin_date, grid.customer_key, day_offset, phase, paid_weekday,
        coalesce(own.payments, 0) as own_payments,
        (coalesce(everybody.payments, 0) + 200)
        / cast(sum(coalesce(everybody.payments, 0) + 200) over days as double) as usual_share,
        near_payments / cast(sum(near_payments) over days as double) as near_share,
        coalesce(habits.payments, 0) as near_count,
    from grid
    left join own using (origin_date, customer_key, due_weekday, day_offset)
    left join everybody using (origin_date, due_weekday, day_offset)
    left join habits using (origin_date, customer_key, day_offset)
    window days as (partition by cell, phase)
),

weighed as (
    select
        cell, origin_date, shares.customer_key, day_offset, phase, own_payments,
        cast(round(
            1e6 * mixed_share(near_count * coalesce(near_share, 0), near_count, 1, usual_share)
            * (coalesce(runs.payments, 0) / coalesce(all_runs.share, 0.01) + 320000)
        ) as hugeint) as prior,
    from shares
    left join runs using (origin_date, customer_key, paid_weekday)
    left join all_runs using (origin_date, paid_weekday)
),

phases as (
    select cell, phase, sum(own_payments) as payments, sum(prior) as prior,
    from weighed group by all
)

select
    cell, origin_date, day_offset, phase, own_payments,
    phases.payments as phase_payments,
    cast(weighed.prior as double) / cast(phases.prior as double) as prior_share,
from weighed
inner join phases using (cell, phase)
