-- One row per refund that names no credit and unused credit of its customer and currency that it pays back: refunds by date,
-- the oldest credit first. It counts from the day on which both were there.
with taken as (
    select company_id, refund_id, invoice_id, sum(amount) as amount
    from ledger.undone_payments
    group by company_id, refund_id, invoice_id
),

refunds as (
    select refunds.* replace (refunds.amount - coalesce(taken.amount, 0) as amount)
    from ledger.refunds as refunds
    left join taken using (company_id, refund_id, invoice_id)
    where refunds.source_id is null and refunds.amount > coalesce(taken.amount, 0)
),

refund_ends as (
    select
        *,
        sum(amount) over (
            partition by customer_id, currency order by refund_date, company_id, refund_id, invoice_id rows unbounded preceding
        ) as end_amount
    from refunds
),

credit_ends as (
    select
        *,
        sum(unapplied_amount) over (
            partition by customer_id, currency order by credit_date, source_type, source_id rows unbounded preceding
        ) as end_amount
    from ledger.unused_credits
    where unapplied_amount > 0 and settled_date is null
)

select
    refund_ends.company_id,
    refund_ends.refund_id,
    credit_ends.source_type,
    credit_ends.source_id,
    credit_ends.kind,
    credit_ends.customer_id,
    credit_ends.currency,
    credit_ends.credit_date,
    greatest(credit_ends.credit_date, refund_ends.refund_date) as paid_back_date,
    cast(
        least(refund_ends.end_amount, credit_ends.end_amount)
        - greatest(
            refund_ends.end_amount - refund_ends.amount, credit_ends.end_amount - credit_ends.unapplied_amount
        ) as decimal(18, 4)
    ) as amount
from refund_ends
join credit_ends
    on
        refund_ends.customer_id = credit_ends.customer_id
        and refund_ends.currency = credit_ends.currency
        and refund_ends.end_amount > credit_ends.end_amount - credit_ends.unapplied_amount
        and credit_ends.end_amount > refund_ends.end_amount - refund_ends.amount
