-- One row per query and week ahead (1 to 13): the chance that it is paid by the end of that
-- week and within it, given that it is open, whether its due date says so, and whether it is in dispute by then. What is
-- overdue at the origin is contractually due in week 1. Among the 13 weeks, those in which
-- the customer's payment runs fall weigh more.
-- View.
with
weeks as (
    select
        curves.* exclude (due_date),
        receivables.amount,
        receivables.report_currency,
        states.factor as speed,
        receivables.disputed_from,
        cast(week as integer) as horizon_week,
        cast(
            receivables.origin_date + cast(7 * week as integer) - receivables.due_date as integer
        ) - cast(run.late_after_days() as integer) as day_offset,
        cast(greatest(1, ceil((receivables.due_date - receivables.origin_date) / 7.0)) as integer)
            as due_week,
    from forecast.receivables as receivables
    inner join risk.curves as curves using (origin_date, layer, item_id)
    left join (select *, 'open' as layer from risk.open_states) as states
        using (layer, origin_date, item_id)
    cross join range(1, 14) as horizons (week)
    where receivables.amount > 0
),

weekly as (
    select
        weeks.origin_date, layer, item_id, weeks.customer_key, report_currency, amount,
        horizon_week, due_week,
        coalesce(disputed_from <= weeks.origin_date + 7 * horizon_week, false) as is_disputed,
        sped_up(paid_within(
            0, timing.share_by_then, weeks.day_offset, late_rate, paid_by_origin, early.early_share,
            survival_7, survival_14, survival_30, survival_60, survival_90, hazard_6
        ), speed) as paid_by_then,
        case when horizon_week = 1 then 0.0 else sped_up(paid_within(
            -7, before.share_by_then, weeks.day_offset, late_rate, paid_by_origin, early_before.early_share,
            survival_7, survival_14, survival_30, survival_60, survival_90, hazard_6
        ), speed) end as paid_before,
    from weeks
    left join risk.timing as timing
        on weeks.cell = timing.cell and weeks.day_offset = timing.day_offset
    left join risk.timing as before
        on weeks.cell = before.cell and weeks.day_offset - 7 = before.day_offset
    left join risk.early_curves as early
        on weeks.timing_date = early.origin_date
        and weeks.customer_key = early.customer_key
        and early_day(weeks.day_offset, weeks.issue_offset) = early.open_days
    left join risk.early_curves as early_before
        on weeks.timing_date = early_before.origin_date
        and weeks.customer_key = early_before.customer_key
        and early_day(weeks.day_offset - 7, weeks.issue_offset) = early_before.open_days
),

in_runs as (
    select weekly.*, greatest(0, paid_by_then - paid_before) as even_share, runs.factor,
    from weekly
    inner join risk.run_weeks as runs using (origin_date, customer_key, horizon_week)
),

scaled as (
    select
        *,
        sum(even_share) over items / greatest(1e-12, sum(even_share * factor) over items) as scale,
        sum(even_share * factor) over (items order by horizon_week) as weighed_by_then,
    from in_runs
    window items as (partition by origin_date, layer, item_id)
)

select
    origin_date, layer, item_id, customer_key, report_currency, amount, horizon_week,
    cast(due_week = horizon_week as integer) as is_due,
    cast(due_week <= horizon_week as integer) as is_due_by_then,
    greatest(0, paid_by_then - paid_before) as paid_in_week,
    paid_by_then,
    is_disputed,
from weekly
anti join risk.run_weeks as runs using (origin_date, customer_key, horizon_week)
union all
select
    origin_date, layer, item_id, customer_key, report_currency, amount, horizon_week,
    cast(due_week = horizon_week as integer),
    cast(due_week <= horizon_week as integer),
    even_share * factor * scale,
    weighed_by_then * scale,
    is_disputed,
from scaled
