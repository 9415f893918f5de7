-- One row per sampled invoice issued from the holdout date on, scored at its issue by the
-- fit that knew nothing later; is_late is null while its lateness is not known.
select
    items.item_id,
    items.invoice_id,
    items.customer_id,
    items.issue_date,
    items.due_date,
    predictions.late_rate as late_probability,
    case when items.label_date <= run.as_of() then items.is_late end as is_late,
from risk.past_predictions as predictions
inner join features.items as items using (item_id)
where predictions.layer = 'issue'
order by items.issue_date, items.item_id
