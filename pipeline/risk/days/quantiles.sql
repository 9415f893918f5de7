-- One row per open item at the as-of date, and per judged invoice at its issue, given that it is open: the offset from its
-- last good date by which it is as likely paid as not, and between which offsets four in five are paid: the shares before
-- the first and after the last are as near those of risk.interval_levels as whole days allow.
-- Scratch.
with
targets as (
    select
        curves.*,
        coalesce(age_days, cast(curves.origin_date - due_date as integer)) as first_day,
        paid_by_origin + (1 - paid_by_origin) * sped_up(low_level, 1 / states.factor) as target_10,
        paid_by_origin + (1 - paid_by_origin) * sped_up(0.5, 1 / states.factor) as target_50,
        paid_by_origin + (1 - paid_by_origin) * sped_up(high_level, 1 / states.factor) as target_90,
    from risk.curves as curves
    inner join (select origin_date as timing_date, low_level, high_level from risk.interval_levels) as levels
        using (timing_date)
    left join (select *, 'open' as layer from risk.open_states) as states
        using (layer, origin_date, item_id)
    where curves.layer = 'issue'
        or (curves.layer = 'open' and curves.origin_date = run.as_of())
),

days as (
    select targets.*, timing.day_offset, timing.share_by_then, early.early_share,
    from targets
    inner join risk.timing as timing using (cell)
    left join risk.early_curves as early
        on targets.timing_date = early.origin_date
        and targets.customer_key = early.customer_key
        and early_day(timing.day_offset, targets.issue_offset) = early.open_days
    where timing.day_offset > first_day
    union all
    select targets.*, early.open_days + targets.issue_offset as day_offset, null, early.early_share,
    from targets
    inner join risk.early_curves as early
        on targets.timing_date = early.origin_date
        and targets.customer_key = early.customer_key
    where day_offset > first_day and day_offset < -15
),

reached as (
    select
        *,
        paid_share(
            day_offset, late_rate, share_by_then, early_share,
            survival_7, survival_14, survival_30, survival_60, survival_90, hazard_6
        ) as paid,
    from days
),

edges as (
    select
        item_id,
        layer,
        min(day_offset) filter (where paid >= target_10) as first_10,
        min(day_offset) filter (where paid >= target_50) as first_50,
        min(day_offset) filter (where paid >= target_90) as first_90,
        min(paid) filter (where paid >= target_10) - any_value(target_10)
        < any_value(target_10) - coalesce(max(paid) filter (where paid < target_10), any_value(paid_by_origin))
            as is_10_low,
        min(paid) filter (where paid >= target_90) - any_value(target_90)
        > any_value(target_90) - coalesce(max(paid) filter (where paid < target_90), any_value(paid_by_origin))
            as is_90_high,
        arg_max(day_offset, struct_pack(paid := paid, sooner := -day_offset)) filter (where paid < target_90) as last_90,
    from reached
    group by all
),

dated as (
    select
        item_id,
        layer,
        first_10 + cast(is_10_low as integer) as day_10,
        first_50 as day_50,
        case when is_90_high then greatest(first_50, last_90) else first_90 end as day_90,
    from edges
)

select
    targets.item_id,
    targets.layer,
    coalesce(dated.day_10, ceil(greatest(first_day + 1, late_day_of(
        target_10, late_rate, survival_14, survival_30, survival_60, survival_90, hazard_6
    )))) as day_10,
    coalesce(dated.day_50, ceil(greatest(first_day + 1, late_day_of(
        target_50, late_rate, survival_14, survival_30, survival_60, survival_90, hazard_6
    )))) as day_50,
    coalesce(dated.day_90, ceil(greatest(first_day + 1, late_day_of(
        target_90, late_rate, survival_14, survival_30, survival_60, survival_90, hazard_6
    )))) as day_90,
from targets
left join dated using (item_id, layer)
