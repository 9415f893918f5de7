-- One row per origin, customer and day since issue (open_days, from 1), as far as the terms it is asked about leave days
-- more than 15 before the last good date: the share of the invoices it pays in time that it has paid by then. Each day's
-- payments among the invoices open on it, of the last 365 days, pulled towards everybody's by four invoices.
with
spells as (
    select
        origin_date,
        customer_key,
        paid_date <= least(origin_date, last_good_date - 16) as is_paid,
        greatest(1, case
            when is_paid then paid_date
            else least(coalesce(closed_date, origin_date), origin_date, last_good_date - 16)
        end - issue_date) as open_days,
    from features.origin_items
    where is_late = 0 and label_date <= origin_date and label_date > origin_date - 365
        and last_good_date - 16 > issue_date
),

ends as (
    select
        origin_date, customer_key, cast(open_days as integer) as open_days,
        count(*) as count_spells,
        count(*) filter (where is_paid) as payments,
    from spells
    group by all
),

asked as (
    select origin_date, customer_key, issue_date, due_date from features.prediction_points
    union all
    select timing_date, customer_key, issue_date, due_date from risk.issue_curves
),

reaches as (
    select
        origin_date, customer_key,
        early_day(0, min(issue_date - due_date) - cast(run.late_after_days() as integer)) as last_day,
    from asked
    group by all
),

grid as (
    select origin_date, customer_key, cast(open_days as integer) as open_days,
    from reaches cross join range(1, last_early_day() + 1) as days (open_days)
    where days.open_days <= last_day
),

all_days as (
    select
        origin_date, open_days,
        sum(payments) as payments,
        sum(sum(count_spells)) over (partition by origin_date order by open_days desc) as at_risk,
    from ends
    group by origin_date, open_days
),

everybody as (
    select
        origin_date, open_days,
        shrunken(
            payments, at_risk, 100,
            cast(1 + sum(payments) over origins as double) / cast(100 + sum(at_risk) over origins as double)
        ) as hazard,
    from all_days
    window origins as (partition by origin_date)
),

own as (
    select
        grid.*,
        coalesce(ends.payments, 0) as payments,
        coalesce(totals.count_spells, 0)
        - coalesce(sum(ends.count_spells) over (
            partition by grid.origin_date, grid.customer_key order by grid.open_days
            rows between unbounded preceding and 1 preceding
        ), 0) as at_risk,
    from grid
    left join ends using (origin_date, customer_key, open_days)
    left join (
        select origin_date, customer_key, sum(count_spells) as count_spells from ends group by all
    ) as totals using (origin_date, customer_key)
),

hazards as (
    select
        own.origin_date, own.customer_key, own.open_days,
        least(1 - 1e-9, shrunken(own.payments, own.at_risk, 4, coalesce(everybody.hazard, 0)))
            as hazard,
    from own
    left join everybody using (origin_date, open_days)
)

select
    origin_date, customer_key, open_days,
    1 - exp(-cast(sum(cast(round(-1e9 * ln(1 - hazard)) as bigint)) over (
        partition by origin_date, customer_key order by open_days
    ) as double) / 1e9) as early_share,
from hazards
