-- One row per origin and item open at its end: the chance of being paid within 7, 14 and 30
-- days of it, and of being more than 30 days late.
select
    curves.origin_date as as_of_date,
    items.invoice_id,
    sped_up(paid_within(
        7, week.share_by_then, age_days, late_rate, paid_by_origin, early_week.early_share,
        survival_7, survival_14, survival_30, survival_60, survival_90, hazard_6
    ), states.factor) as paid_in_7_days_probability,
    sped_up(paid_within(
        14, fortnight.share_by_then, age_days, late_rate, paid_by_origin, early_fortnight.early_share,
        survival_7, survival_14, survival_30, survival_60, survival_90, hazard_6
    ), states.factor) as paid_in_14_days_probability,
    sped_up(paid_within(
        30, month.share_by_then, age_days, late_rate, paid_by_origin, early_month.early_share,
        survival_7, survival_14, survival_30, survival_60, survival_90, hazard_6
    ), states.factor) as paid_in_30_days_probability,
    pow(very_late_chance(
        age_days, late_rate, paid_by_origin,
        survival_7, survival_14, survival_30, survival_60, survival_90, hazard_6
    ), coalesce(states.factor, 1.0)) as very_late_probability,
    curves.item_id,
from risk.curves as curves
inner join features.items as items using (item_id)
left join risk.open_states as states
    on curves.origin_date = states.origin_date and curves.item_id = states.item_id
left join risk.timing as week on curves.cell = week.cell and curves.age_days + 7 = week.day_offset
left join risk.timing as fortnight
    on curves.cell = fortnight.cell and curves.age_days + 14 = fortnight.day_offset
left join risk.timing as month on curves.cell = month.cell and curves.age_days + 30 = month.day_offset
left join risk.early_curves as early_week
    on curves.timing_date = early_week.origin_date
    and curves.customer_key = early_week.customer_key
    and early_day(curves.age_days + 7, curves.issue_offset) = early_week.open_days
left join risk.early_curves as early_fortnight
    on curves.timing_date = early_fortnight.origin_date
    and curves.customer_key = early_fortnight.customer_key
    and early_day(curves.age_days + 14, curves.issue_offset) = early_fortnight.open_days
left join risk.early_curves as early_month
    on curves.timing_date = early_month.origin_date
    and curves.customer_key = early_month.customer_key
    and early_day(curves.age_days + 30, curves.issue_offset) = early_month.open_days
where curves.layer = 'open' and curves.origin_date >= run.backtest_from() - 1
order by as_of_date, items.invoice_id, curves.item_id
