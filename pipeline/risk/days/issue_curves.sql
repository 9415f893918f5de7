-- One row per invoice scored at its issue by a fit that knew nothing later, from the first
-- forecast origin on; timing_date is the last origin before its issue, whose payment days
-- time its curve.
-- Scratch.
select
    predictions.item_id,
    predictions.origin_date,
    origins.origin_date as timing_date,
    items.customer_key,
    items.due_weekday,
    items.issue_date,
    items.due_date,
from risk.past_predictions as predictions
inner join features.items as items using (item_id)
asof join features.origins as origins on predictions.origin_date >= origins.origin_date
where predictions.layer = 'issue'
