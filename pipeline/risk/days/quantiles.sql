-- One row per open item at the as-of date, and per judged invoice at its issue: the offsets
-- from its last good date by which it is paid with 10, 50 and 90 %, given that it is open.
-- Scratch.
with
targets as (
    select
        curves.*,
        coalesce(age_days, cast(curves.origin_date - due_date as integer)) as first_day,
        paid_by_origin + (1 - paid_by_origin) * sped_up(0.1, 1 / states.factor) as target_10,
        paid_by_origin + (1 - paid_by_origin) * sped_up(0.5, 1 / states.factor) as target_50,
        paid_by_origin + (1 - paid_by_origin) * sped_up(0.9, 1 / states.factor) as target_90,
    from risk.curves as curves
    left join (select *, 'open' as layer from risk.open_states) as states
        using (layer, origin_date, item_id)
    where curves.layer = 'issue'
        or (curves.layer = 'open' and curves.origin_date = run.as_of())
),

days as (
    select
        item_id,
        layer,
        day_offset,
        paid_share(
            day_offset, late_rate, share_by_then, issue_offset, early_hazard,
            survival_7, survival_14, survival_30, survival_60, survival_90, hazard_6
        ) as paid,
        target_10,
        target_50,
        target_90,
    from targets
    inner join risk.timing using (cell)
    where day_offset > first_day
),

early as (
    select
        item_id,
        layer,
        min(case when paid >= target_10 then day_offset end) as day_10,
        min(case when paid >= target_50 then day_offset end) as day_50,
        min(case when paid >= target_90 then day_offset end) as day_90,
    from days
    group by all
)

select
    targets.item_id,
    targets.layer,
    coalesce(early.day_10, ceil(greatest(first_day + 1, late_day_of(
        target_10, late_rate, survival_14, survival_30, survival_60, survival_90, hazard_6
    )))) as day_10,
    coalesce(early.day_50, ceil(greatest(first_day + 1, late_day_of(
        target_50, late_rate, survival_14, survival_30, survival_60, survival_90, hazard_6
    )))) as day_50,
    coalesce(early.day_90, ceil(greatest(first_day + 1, late_day_of(
        target_90, late_rate, survival_14, survival_30, survival_60, survival_90, hazard_6
    )))) as day_90,
from targets
left join early using (item_id, layer)
