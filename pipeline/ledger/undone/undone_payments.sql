-- One row per refund that names an invoice but no payment, and payment of that invoice that it undoes: one of the very amount,
-- the first refund the first such payment; of the others the latest first, as far as they go.
-- Scratch.
with undoing as (
    select
        *,
        row_number() over (
            partition by company_id, invoice_id, currency, amount order by refund_date, refund_id
        ) as place
    from ledger.refunds
    where source_id is null and invoice_id is not null
),

stated as (
    select
        payments.company_id, payments.currency, payments.payment_id, payments.payment_date,
        applications.invoice_id, sum(applications.amount) as amount
    from ingest.payments as payments
    join ingest.applications as applications
        on applications.source_type = 'payment' and applications.source_id = payments.payment_id
    where applications.invoice_id in (select invoice_id from undoing)
    group by all

    union all

    select company_id, currency, payment_id, payment_date, invoice_id, amount
    from ingest.payments
    anti join (select source_id as payment_id from ingest.applications where source_type = 'payment') as applied
        using (payment_id)
    where invoice_id in (select invoice_id from undoing)
),

received as (
    select
        *,
        row_number() over (
            partition by company_id, invoice_id, currency, amount order by payment_date, payment_id
        ) as place
    from stated
    where amount > 0
),

paired as (
    select
        undoing.company_id, undoing.refund_id, undoing.invoice_id, undoing.refund_date,
        received.payment_id, undoing.amount
    from undoing
    join received using (company_id, invoice_id, currency, amount, place)
    where received.payment_date <= undoing.refund_date
),

refund_ends as (
    select
        *,
        sum(amount) over (
            partition by company_id, invoice_id, currency order by refund_date, refund_id rows unbounded preceding
        ) as end_amount
    from undoing
    anti join paired using (company_id, refund_id, invoice_id)
),

payment_ends as (
    select
        *,
        sum(amount) over (
            partition by company_id, invoice_id, currency
            order by payment_date desc, payment_id desc
            rows unbounded preceding
        ) as end_amount
    from received
    anti join paired using (company_id, invoice_id, payment_id)
)

select * from paired

union all

select
    refund_ends.company_id,
    refund_ends.refund_id,
    refund_ends.invoice_id,
    refund_ends.refund_date,
    payment_ends.payment_id,
    least(refund_ends.end_amount, payment_ends.end_amount)
    - greatest(refund_ends.end_amount - refund_ends.amount, payment_ends.end_amount - payment_ends.amount)
from refund_ends
join payment_ends
    on
        refund_ends.company_id = payment_ends.company_id
        and refund_ends.invoice_id = payment_ends.invoice_id
        and refund_ends.currency = payment_ends.currency
        and refund_ends.end_amount > payment_ends.end_amount - payment_ends.amount
        and payment_ends.end_amount > refund_ends.end_amount - refund_ends.amount
