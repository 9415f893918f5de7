-- One row per query and week ahead (1 to 13): the chance that it is paid by the end of that
-- week and within it, given that it is open, and whether its due date says so. What is
-- overdue at the origin is contractually due in week 1.
with
weeks as (
    select
        curves.* exclude (due_date),
        receivables.amount,
        receivables.currency as report_currency,
        cast(week as integer) as horizon_week,
        cast(
            receivables.origin_date + cast(7 * week as integer) - receivables.due_date as integer
        ) - cast(getvariable('late_after_days') as integer) as day_offset,
        cast(greatest(1, ceil((receivables.due_date - receivables.origin_date) / 7.0)) as integer)
            as due_week,
    from forecast.receivables as receivables
    inner join risk.curves as curves using (origin_date, layer, item_id)
    cross join range(1, 14) as horizons (week)
    where receivables.amount > 0
),

paid as (
    select
        weeks.*,
        paid_since(
            paid_share(
                weeks.day_offset, late_rate,
                coalesce(timing.share_by_then, cast(weeks.day_offset > 0 as integer)),
                survival_3, survival_7, survival_14, survival_30, survival_60, survival_90, hazard_7
            ),
            paid_by_origin
        ) as paid_by_then,
    from weeks
    left join risk.timing as timing
        on weeks.cell = timing.cell and weeks.day_offset = timing.day_offset
)

select
    origin_date, layer, customer_key, report_currency as currency, amount, horizon_week,
    cast(due_week = horizon_week as integer) as is_due,
    cast(due_week <= horizon_week as integer) as is_due_by_then,
    paid_by_then,
    paid_by_then - lag(paid_by_then, 1, 0.0) over (
        partition by origin_date, layer, item_id order by horizon_week
    ) as paid_in_week,
from paid
