-- One row per query, and per judged invoice (layer issue): its payment curve. late_rate is
-- the chance of missing the last good date as seen without its age, survival_N the share
-- of late ones open N days after it, age_days the days from the last good date to the
-- origin, paid_by_origin the curve there; timing_date is the origin whose payment days time it.
-- Scratch.
with
asked as (
    select
        item_id, layer, origin_date, origin_date as timing_date, customer_key, due_weekday, issue_date, due_date,
    from features.prediction_points
    union all
    select item_id, 'issue', origin_date, timing_date, customer_key, due_weekday, issue_date, due_date,
    from risk.issue_curves
),

updated as (
    select
        asked.* exclude (issue_date),
        cells.cell,
        predictions.late_rate,
        predictions.hazard_6,
        case when asked.layer = 'open' then
            cast(asked.origin_date - asked.due_date as integer)
            - cast(run.late_after_days() as integer)
        end as age_days,
        cast(asked.issue_date - asked.due_date as integer)
        - cast(run.late_after_days() as integer) as issue_offset,
        1 - shrunken(coalesce(paid_1, 0), coalesce(risked_1, 0), strengths.spell_strength, hazard_1) as open_1,
        1 - shrunken(coalesce(paid_2, 0), coalesce(risked_2, 0), strengths.spell_strength, hazard_2) as open_2,
        1 - shrunken(coalesce(paid_3, 0), coalesce(risked_3, 0), strengths.spell_strength, hazard_3) as open_3,
        1 - shrunken(coalesce(paid_4, 0), coalesce(risked_4, 0), strengths.spell_strength, hazard_4) as open_4,
        1 - shrunken(coalesce(paid_5, 0), coalesce(risked_5, 0), strengths.spell_strength, hazard_5) as open_5,
    from asked
    inner join risk.predictions as predictions using (item_id, layer, origin_date)
    inner join risk.cells as cells
        on asked.timing_date = cells.origin_date
        and asked.customer_key = cells.customer_key
        and asked.due_weekday = cells.due_weekday
    inner join risk.curve_strengths as strengths on asked.timing_date = strengths.origin_date
    left join risk.late_spells as spells
        on asked.timing_date = spells.origin_date
        and asked.customer_key = spells.customer_key
),

curves as (
    select
        * exclude (open_1, open_2, open_3, open_4, open_5),
        open_1 as survival_7,
        open_1 * open_2 as survival_14,
        open_1 * open_2 * open_3 as survival_30,
        open_1 * open_2 * open_3 * open_4 as survival_60,
        open_1 * open_2 * open_3 * open_4 * open_5 as survival_90,
    from updated
)

select
    curves.*,
    case
        when age_days is null then 0.0
        else paid_share(
            age_days, late_rate, share_by_then, early_share,
            survival_7, survival_14, survival_30, survival_60, survival_90, hazard_6
        )
    end as paid_by_origin,
from curves
left join risk.timing as timing
    on curves.cell = timing.cell and curves.age_days = timing.day_offset
left join risk.early_curves as early
    on curves.timing_date = early.origin_date
    and curves.customer_key = early.customer_key
    and early_day(curves.age_days, curves.issue_offset) = early.open_days
