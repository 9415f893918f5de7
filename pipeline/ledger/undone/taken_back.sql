-- One row per refund and payment or credit note of which it takes an amount back, no more than that has left, since when,
-- whatever that date.
-- invoice_id: the invoice whose settlement it undoes, where one is named.
with credits as (
    select 'payment' as source_type, payment_id as source_id, company_id, currency, amount, payment_date as source_date
    from ingest.payments

    union all

    select 'credit_note', credit_note_id, company_id, currency, amount, issue_date
    from ingest.credit_notes
),

named as (
    select company_id, refund_id, refund_date, source_type, source_id, invoice_id, amount
    from ledger.refunds
    where source_id is not null

    union all

    select company_id, refund_id, refund_date, 'payment', payment_id, invoice_id, amount
    from ledger.undone_payments
),

ordered as (
    select
        named.*,
        credits.company_id as source_company_id,
        credits.amount as source_amount,
        greatest(named.refund_date, credits.source_date) as taken_date,
        coalesce(
            sum(named.amount) over (
                partition by named.source_type, named.source_id, credits.company_id
                order by named.refund_date, named.company_id, named.refund_id, named.invoice_id
                rows between unbounded preceding and 1 preceding
            ), 0
        ) as amount_before
    from named
    join credits
        on
            named.source_type = credits.source_type
            and named.source_id = credits.source_id
            and (named.company_id = credits.company_id or named.company_id = '')
    where credits.amount > 0
)

select
    company_id,
    refund_id,
    source_type,
    source_id,
    source_company_id,
    invoice_id,
    taken_date,
    cast(least(amount, source_amount - amount_before) as decimal(18, 4)) as amount
from ordered
where source_amount > amount_before
