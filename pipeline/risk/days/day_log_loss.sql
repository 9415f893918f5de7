-- One row per strength tried: the log loss, in millionths, of the days on which items open at
-- an origin were paid in the week after it, as known before validation_until, foreseen from
-- the days of its customer and weekday then, pulled towards everybody's by that many payments.
with
paid as (
    select
        cells.cell,
        cast(items.paid_date - items.last_good_date as integer) as day_offset,
    from features.prediction_points as points
    inner join features.items as items using (item_id)
    inner join risk.cells as cells
        on points.origin_date = cells.origin_date
        and points.customer_key = cells.customer_key
        and points.due_weekday = cells.due_weekday
    where points.layer = 'open'
        and items.paid_date <= points.origin_date + 7
        and points.origin_date + 7 < run.validation_until()
)

select
    strength,
    sum(cast(round(-1e6 * ln(
        mixed_share(own_payments, phase_payments, strength, prior_share)
    )) as bigint)) as loss,
from paid
inner join risk.day_counts using (cell, day_offset)
cross join (values (0.5), (1.0), (2.0), (4.0), (8.0), (16.0), (32.0), (64.0)) as tried (strength)
group by strength
order by loss, strength desc
