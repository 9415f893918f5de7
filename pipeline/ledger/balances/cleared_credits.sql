-- One row per credit note that the export shows as cleared on a day, with its customer and its clearing document.
-- Scratch.
select
    notes.company_id,
    coalesce(aliases.customer_id, notes.customer_id, customer_names.customer_id) as customer_id,
    notes.credit_note_id,
    notes.currency,
    notes.issue_date,
    notes.invoice_id,
    greatest(notes.settled_date, notes.issue_date) as settled_date,
    coalesce(notes.clearing_id, '') as clearing,
    notes.amount
from ingest.credit_notes as notes
anti join (
    select source_id as credit_note_id from ingest.applications where source_type = 'credit_note'
    union
    select source_id from ingest.refunds where source_type = 'credit_note'
) as told using (credit_note_id)
left join ledger.aliases as aliases
    on notes.customer_id = aliases.alias and notes.company_id = aliases.company_id
left join ledger.customer_names as customer_names
    on
        notes.customer_id is null
        and notes.company_id = customer_names.company_id
        and notes.customer_name = customer_names.customer_name
where
    notes.settled_date is not null
    and notes.amount > 0
    and (notes.invoice_id is null or notes.applied_amount = 0)
