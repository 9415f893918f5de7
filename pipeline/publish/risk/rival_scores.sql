-- One row per invoice of the holdout whose lateness is known and model: its late probability by that model.
select
    item_id,
    late,
    model,
    score
from (
    unpivot (
        select
            ours.item_id,
            cast(ours.is_late as integer) as late,
            ours.late_probability as countback,
            rivals.customer_mean,
            rivals.customer_rate
        from risk.holdout_scores as ours
        join risk.rival_scores as rivals using (item_id)
        where ours.is_late is not null
    )
    on countback, customer_mean, customer_rate
    into name model value score
)
order by item_id, model
