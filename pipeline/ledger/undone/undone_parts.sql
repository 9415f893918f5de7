-- One row per amount that a payment, credit note or write-off settled from one day until it was undone on another by the as-of
-- date: what was taken back of a credit, and what was recovered of a write-off.
-- begin_kind, end_kind: what it was when it settled, and what when it was undone (money that went back is cash below zero).
-- Scratch.
with parts as (
    select
        taken.source_type,
        taken.source_id,
        concat_ws(' ', taken.company_id, taken.refund_id) as undone_by,
        sources.kind as begin_kind,
        'cash' as end_kind,
        sources.company_id,
        coalesce(taken.invoice_id, sources.invoice_id) as invoice_id,
        sources.customer_id,
        sources.currency,
        sources.source_date as from_date,
        taken.taken_date as to_date,
        taken.amount
    from ledger.taken_back as taken
    join ledger.sources as sources
        on
            taken.source_type = sources.source_type
            and taken.source_id = sources.source_id
            and taken.source_company_id = sources.company_id
    where taken.taken_date <= run.as_of()

    union all

    select
        'adjustment', adjustment_id, source_type || ' ' || source_id, 'write_off', 'write_off',
        company_id, invoice_id, null, currency, written_off_date, recovered_date, amount
    from ledger.recoveries
)

select
    *,
    row_number() over (order by to_date desc, source_type, source_id, undone_by, invoice_id, from_date) as part_id
from parts
