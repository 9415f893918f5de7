-- One row per invoice: the model's inputs as known at its issue; where it falls due in instalments, of the one due last.
-- View.
select items.invoice_id, items.issue_date, inputs.* exclude (item_id, layer, origin_date)
from features.inputs as inputs
inner join features.items as items using (item_id)
where inputs.layer = 'issue'
qualify row_number() over (
    partition by items.invoice_id order by items.due_date desc, items.item_id
) = 1
