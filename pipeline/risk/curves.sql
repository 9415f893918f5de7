-- One row per query: its payment curve. late_rate is the chance of missing the last good
-- date as seen without its age, survival_N the share of late ones open N days after it,
-- age_days the days from the last good date to the origin, paid_by_origin the curve there.
with
curves as (
    select
        queries.*,
        cells.cell,
        predictions.* exclude (item_id, layer, origin_date),
        case when queries.layer = 'open' then
            cast(queries.origin_date - queries.due_date as integer)
            - cast(getvariable('late_after_days') as integer)
        end as age_days,
        1 - hazard_1 as survival_3,
        (1 - hazard_1) * (1 - hazard_2) as survival_7,
        (1 - hazard_1) * (1 - hazard_2) * (1 - hazard_3) as survival_14,
        (1 - hazard_1) * (1 - hazard_2) * (1 - hazard_3) * (1 - hazard_4) as survival_30,
        (1 - hazard_1) * (1 - hazard_2) * (1 - hazard_3) * (1 - hazard_4) * (1 - hazard_5)
            as survival_60,
        (1 - hazard_1) * (1 - hazard_2) * (1 - hazard_3) * (1 - hazard_4) * (1 - hazard_5)
        * (1 - hazard_6) as survival_90,
    from features.queries as queries
    inner join risk.predictions as predictions using (item_id, layer, origin_date)
    inner join risk.cells as cells using (origin_date, customer_key, due_weekday)
)

select
    curves.*,
    case
        when age_days is null then 0.0
        else paid_share(
            age_days, late_rate, coalesce(share_by_then, cast(age_days > -15 as integer)),
            survival_3, survival_7, survival_14, survival_30, survival_60, survival_90, hazard_7
        )
    end as paid_by_origin,
from curves
left join risk.timing as timing
    on curves.cell = timing.cell and curves.age_days = timing.day_offset
