-- One row per credit a customer was given: payment, credit note, or settlement known by its date alone.
-- settled_date: the export shows the credit as used up on that day, without saying against what.
-- Paid dates on invoices count as payments only where the export has no payments.
with payments as (
    select
        'payment' as source_type,
        'cash' as kind,
        payment_id as source_id,
        company_id,
        customer_id,
        currency,
        payment_date as source_date,
        amount,
        invoice_id,
        cast(null as integer) as instalment,
        cast(null as date) as settled_date,
        method,
        reference
    from ingest.payments
),

settlements as (
    select
        'paid_date',
        'cash',
        item_id,
        company_id,
        customer_id,
        currency,
        paid_date,
        amount,
        invoice_id,
        instalment,
        null,
        null,
        null
    from ledger.documents
    where paid_date is not null and not exists (select 1 from ingest.payments)
),

credit_notes as (
    select
        'credit_note',
        'credit',
        notes.credit_note_id,
        notes.company_id,
        coalesce(notes.customer_id, customer_names.customer_id),
        notes.currency,
        notes.issue_date,
        notes.amount,
        notes.invoice_id,
        null,
        notes.settled_date,
        null,
        notes.reason
    from ingest.credit_notes as notes
    left join ledger.customer_names as customer_names
        on
            notes.customer_id is null
            and notes.company_id = customer_names.company_id
            and notes.customer_name = customer_names.customer_name
)

select * from payments
union all
select * from settlements
union all
select * from credit_notes
