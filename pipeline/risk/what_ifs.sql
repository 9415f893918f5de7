-- One row per open item whose class one change would better: what must change, in words, and
-- the class that would follow; the first change of the list that helps.
with
hazards as (
    select
        changes.change,
        curves.item_id, curves.origin_date, curves.timing_date, curves.customer_key, curves.cell, curves.age_days, curves.issue_offset,
        changes.late_rate,
        1 - shrunken(coalesce(paid_1, 0), coalesce(risked_1, 0), strengths.spell_strength, changes.hazard_1) as open_1,
        1 - shrunken(coalesce(paid_2, 0), coalesce(risked_2, 0), strengths.spell_strength, changes.hazard_2) as open_2,
        1 - shrunken(coalesce(paid_3, 0), coalesce(risked_3, 0), strengths.spell_strength, changes.hazard_3) as open_3,
    from risk.all_changes as changes
    inner join risk.curves as curves using (item_id, layer, origin_date)
    inner join risk.curve_strengths as strengths on curves.origin_date = strengths.origin_date
    left join risk.late_spells as spells
        on curves.origin_date = spells.origin_date and curves.customer_key = spells.customer_key
),

curves as (
    select
        change, item_id, origin_date, timing_date, customer_key, cell, age_days, issue_offset, late_rate,
        open_1 as survival_7,
        open_1 * open_2 as survival_14,
        open_1 * open_2 * open_3 as survival_30,
    from hazards
),

changed as (
    select
        curves.change,
        curves.item_id,
        risk_class(pow(
            very_late_chance(
                age_days, late_rate,
                paid_share(
                    age_days, late_rate, share_by_then, early_share, survival_7, survival_14, survival_30, 0.0, 0.0, 0.0
                ),
                survival_7, survival_14, survival_30, 0.0, 0.0, 0.0
            ),
            coalesce(states.factor, 1.0)
        )) as risk_class,
    from curves
    left join risk.timing as timing on curves.cell = timing.cell and curves.age_days = timing.day_offset
    left join risk.early_curves as early
        on curves.timing_date = early.origin_date
        and curves.customer_key = early.customer_key
        and early_day(curves.age_days, curves.issue_offset) = early.open_days
    left join risk.open_states as states
        on curves.origin_date = states.origin_date and curves.item_id = states.item_id
),

told as (
    select
        changed.item_id,
        changed.risk_class,
        case
            when change = 'overdue_paid' and histories.count_overdue = 1
                then 'if the customer''s other overdue invoice were paid'
            when change = 'overdue_paid'
                then concat('if the customer''s ', histories.count_overdue, ' other overdue invoices were paid')
            else 'if the customer paid another invoice today'
        end as words,
        row_number() over (partition by changed.item_id order by change) as position,
    from changed
    inner join risk.scores as scores using (item_id)
    inner join features.histories as histories
        on changed.item_id = histories.item_id
        and histories.layer = 'open' and histories.origin_date = run.as_of()
    where changed.risk_class < scores.risk_class
)

select item_id, risk_class as what_if_class, words as what_if,
from told
where position = 1
