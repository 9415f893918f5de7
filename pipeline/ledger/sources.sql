-- One row per credit a customer was given: payment, credit note, or settlement known by its date alone.
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
        null
    from ledger.documents
    where paid_date is not null and not exists (select 1 from ingest.payments)
),

credit_notes as (
    select
        'credit_note',
        'credit',
        credit_note_id,
        company_id,
        customer_id,
        currency,
        issue_date,
        amount,
        invoice_id,
        null,
        null,
        reason
    from ingest.credit_notes
)

select * from payments
union all
select * from settlements
union all
select * from credit_notes
