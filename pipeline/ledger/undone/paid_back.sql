-- One row per refund that names no credit and unused credit of its customer and currency that it pays back: refunds by date,
-- first what the export says is used (is_spent), then the oldest credit. It counts from the day on which both were there.
with taken as (
    select company_id, refund_id, invoice_id, sum(amount) as amount
    from ledger.undone_payments
    group by company_id, refund_id, invoice_id
),

refunds as (
    select refunds.* replace (refunds.amount - coalesce(taken.amount, 0) as amount)
    from ledger.refunds as refunds
    left join taken using (company_id, refund_id, invoice_id)
    where
        refunds.source_id is null
        and refunds.refund_date <= run.as_of()
        and refunds.amount > coalesce(taken.amount, 0)
),

refund_ends as (
    select
        *,
        sum(amount) over (
            partition by customer_id, currency order by refund_date, company_id, refund_id, invoice_id rows unbounded preceding
        ) as end_amount
    from refunds
),

pieces as (
    select *, true as is_spent, spent_amount as piece_amount
    from ledger.unused_credits
    union all
    select *, false, unapplied_amount - spent_amount
    from ledger.unused_credits
),

credit_ends as (
    select
        *,
        sum(piece_amount) over (
            partition by customer_id, currency
            order by is_spent desc, credit_date, source_type, source_id
            rows unbounded preceding
        ) as end_amount
    from pieces
    where piece_amount > 0 and settled_date is null
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
    credit_ends.is_spent,
    greatest(credit_ends.credit_date, refund_ends.refund_date) as paid_back_date,
    cast(
        least(refund_ends.end_amount, credit_ends.end_amount)
        - greatest(
            refund_ends.end_amount - refund_ends.amount, credit_ends.end_amount - credit_ends.piece_amount
        ) as decimal(18, 4)
    ) as amount
from refund_ends
join credit_ends
    on
        refund_ends.customer_id = credit_ends.customer_id
        and refund_ends.currency = credit_ends.currency
        and refund_ends.end_amount > credit_ends.end_amount - credit_ends.piece_amount
        and credit_ends.end_amount > refund_ends.end_amount - refund_ends.amount
