-- One row per credit note of which the export says that a part was used that no application or refund explains, while invoices say
-- themselves what is settled of them, or applications do: theirs already, or paid back. It leaves the account, day unknown.
select
    notes.company_id,
    notes.credit_note_id,
    cast(
        least(notes.applied_amount, notes.amount) - coalesce(applied.amount, 0) as decimal(18, 4)
    ) as used_amount
from ingest.credit_notes as notes
left join (
    select source_id, sum(amount) as amount
    from (
        select source_id, amount from ingest.applications where source_type = 'credit_note'
        union all
        select source_id, amount from ledger.taken_back where source_type = 'credit_note'
    ) as uses
    group by source_id
) as applied on notes.credit_note_id = applied.source_id
where
    notes.applied_amount > 0
    and notes.amount > 0
    and notes.invoice_id is null
    and notes.settled_date is null
    and notes.issue_date <= run.as_of()
    and least(notes.applied_amount, notes.amount) > coalesce(applied.amount, 0)
    and (
        exists (select 1 from ledger.own_settlements)
        or (select has_credit_applications from ledger.export_shape)
    )
