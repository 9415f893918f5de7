-- One row per settlement that an invoice or its snapshots state without naming a payment or credit note: paid on its paid
-- date; paid or credited on a day nobody knows (undated: taken as the as-of date); gone from one snapshot to the next.
-- Paid dates count where there are no payments, or payments that tell how much of them was used; amounts paid where there
-- are neither payments nor applications (else see ledger.unexplained_settlements); amounts credited where no application of
-- a credit note and no credit note on that invoice says so.
with stated as (
    select
        company_id, invoice_id, item_id, amount, customer_id, currency, report_currency, issue_date, due_date, is_split,
        case when not shape.has_payments or shape.are_payments_told then paid_date end as told_date,
        paid_amount,
        shape.are_paid_amounts_told,
        case
            when shape.has_credit_applications then 0
            when invoice_id in (select invoice_id from ingest.credit_notes where invoice_id is not null) then 0
            else coalesce(greatest(credited_amount, 0), 0)
        end as credit_amount
    from ledger.documents
    cross join ledger.export_shape as shape
    where paid_date is not null or paid_amount <> 0 or credited_amount <> 0
),

settled as (
    select
        'paid_date' as source_type,
        'cash' as kind,
        item_id as source_id,
        told_date as settled_date,
        coalesce(paid_amount, amount - credit_amount) as settled_amount,
        stated.*
    from stated
    where told_date is not null

    union all

    select 'credited_amount', 'credit', item_id, told_date, credit_amount, stated.*
    from stated
    where told_date is not null

    union all

    select 'paid_amount', 'undated', item_id, getvariable('as_of'), paid_amount, stated.*
    from stated
    where told_date is null and are_paid_amounts_told and issue_date <= getvariable('as_of')

    union all

    select 'credited_amount', 'undated', item_id, getvariable('as_of'), credit_amount, stated.*
    from stated
    where told_date is null and issue_date <= getvariable('as_of')
)

select * exclude (told_date, paid_amount, are_paid_amounts_told, credit_amount)
from settled
where settled_amount > 0

union all

select
    'snapshot' as source_type,
    case when settlements.after_date is null then 'undated' else 'cash' end as kind,
    documents.item_id || ' ' || settlements.settled_date as source_id,
    settlements.settled_date,
    settlements.amount as settled_amount,
    documents.company_id, documents.invoice_id, documents.item_id, documents.amount, documents.customer_id,
    documents.currency, documents.report_currency, documents.issue_date, documents.due_date, documents.is_split
from ledger.snapshot_settlements as settlements
join ledger.documents as documents
    on
        settlements.company_id = documents.company_id
        and settlements.invoice_id = documents.invoice_id
        and settlements.place = documents.instalment
where not settlements.is_credit
