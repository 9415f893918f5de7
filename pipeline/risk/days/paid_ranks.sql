-- One row per past origin and item issued in the week to it, open at its end and paid since: where in its curve, from 0 to 1, the
-- day of its payment lies, half of what the curve gives that day being counted.
-- Scratch.
with
fresh as (
    select
        curves.*,
        items.paid_date,
        cast(items.paid_date - items.last_good_date as integer) as paid_day,
    from risk.curves as curves
    inner join features.items as items using (item_id)
    where curves.layer = 'open'
        and items.issue_date > curves.origin_date - 7
        and items.paid_date is not null
),

reached as (
    select
        fresh.origin_date, fresh.item_id, paid_date,
        paid_since(
            paid_share(
                paid_day - days_before, late_rate, share_by_then, early_share,
                survival_7, survival_14, survival_30, survival_60, survival_90, hazard_6
            ),
            paid_by_origin
        ) as paid_by_then,
    from fresh
    cross join (values (0), (1)) as edges (days_before)
    left join risk.timing as timing
        on fresh.cell = timing.cell and paid_day - days_before = timing.day_offset
    left join risk.early_curves as early
        on fresh.timing_date = early.origin_date
        and fresh.customer_key = early.customer_key
        and early_day(paid_day - days_before, fresh.issue_offset) = early.open_days
)

select origin_date, item_id, paid_date, (min(paid_by_then) + max(paid_by_then)) / 2 as paid_rank,
from reached
group by all
