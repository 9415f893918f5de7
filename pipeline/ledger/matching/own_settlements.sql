-- One row per settlement that an invoice or its snapshots state without naming a payment or credit note: paid on its paid
-- date; paid, credited or written off on a day nobody knows (undated: taken as the as-of date); gone from one snapshot to the next.
-- Paid dates count where there are no payments, or payments that tell how much of them was used; amounts paid where there
-- are neither payments nor applications (else see ledger.unexplained_settlements); amounts credited where no application of
-- a credit note and no credit note on that invoice says so. What credit notes cleared on the same day is no cash. A stated balance wins: what the other amounts leave of it is
-- settled otherwise (open_amount), what they have too much is not paid.
-- Scratch.
with stating as (
    select *
    from ledger.documents
    where
        paid_date is not null or paid_amount <> 0 or credited_amount <> 0 or written_off_amount <> 0
        or stated_open_amount < amount
),

credited as (
    select distinct invoice_id from ingest.credit_notes where invoice_id is not null
),

adjusted as (
    select distinct invoice_id from ingest.adjustments
),

stated as (
    select
        company_id, stating.invoice_id, item_id, amount, customer_id, currency, report_currency, issue_date, due_date, is_split,
        case when not shape.has_payments or shape.are_payments_told then paid_date end as told_date,
        paid_amount,
        shape.are_paid_amounts_told,
        coalesce(greatest(written_off_amount, 0), 0) as written_off_amount,
        case
            when shape.has_credit_applications or credited.invoice_id is not null then 0
            else coalesce(greatest(credited_amount, 0), 0)
        end as credit_amount,
        case
            when credited.invoice_id is not null or adjusted.invoice_id is not null then 0
            else coalesce(
                unexplained_amount(amount, paid_amount, credited_amount, written_off_amount, stated_open_amount), 0
            )
        end as other_amount,
        coalesce(cleared.credit_amount, 0) as cleared_amount
    from stating
    cross join ledger.export_shape as shape
    left join ledger.cleared_items as cleared using (item_id)
    left join credited on stating.invoice_id = credited.invoice_id
    left join adjusted on stating.invoice_id = adjusted.invoice_id
),

settled as (
    select
        'paid_date' as source_type,
        'cash' as kind,
        item_id as source_id,
        told_date as settled_date,
        coalesce(paid_amount, amount - credit_amount) + least(other_amount, 0) - cleared_amount as settled_amount,
        stated.*
    from stated
    where told_date is not null

    union all

    select
        'paid_amount', 'undated', item_id, run.as_of(), paid_amount + least(other_amount, 0), stated.*
    from stated
    where told_date is null and are_paid_amounts_told and issue_date <= run.as_of()

    union all

    select
        parts.source_type,
        case when told_date is null and parts.kind <> 'write_off' then 'undated' else parts.kind end,
        item_id,
        coalesce(told_date, run.as_of()),
        parts.amount,
        stated.*
    from stated
    cross join lateral (
        values
        ('credited_amount', 'credit', credit_amount),
        ('cleared_credit', 'credit', case when told_date is not null then cleared_amount else 0 end),
        (
            case when told_date is null then 'undated_write_off' else 'written_off_amount' end,
            'write_off', written_off_amount
        ),
        ('open_amount', 'other', other_amount)
    ) as parts (source_type, kind, amount)
    where
        (credit_amount > 0 or written_off_amount > 0 or other_amount > 0 or cleared_amount > 0)
        and (told_date is not null or issue_date <= run.as_of())
)

select * exclude (
    told_date, paid_amount, are_paid_amounts_told, written_off_amount, credit_amount, other_amount, cleared_amount
)
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
