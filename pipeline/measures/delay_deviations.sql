-- One row per delay that became known after its customer's baseline: days later than that customer used to pay.
select
    delays.customer_id,
    delays.segment,
    baselines.delay_class,
    delays.item_id,
    delays.known_date,
    delays.delay_days,
    baselines.baseline_days,
    baselines.spread_days,
    delays.delay_days - baselines.baseline_days as deviation_days
from measures.delays as delays
join measures.delay_baselines as baselines
    on
        delays.customer_id = baselines.customer_id
        and delays.known_date > baselines.ready_date
        and (
            delays.due_date > baselines.last_due_date
            or (
                delays.due_date = baselines.last_due_date
                and delays.item_id > baselines.last_item_id
            )
        )
