-- One row per settlement that was undone, and per refund that does not fit what the customer had, with the amount at stake.
-- View.
select
    'warning' as severity,
    'payments' as file,
    cast(null as integer) as line,
    'invoice_id' as "column",
    invoice_id as value,
    'undone_payment' as rule,
    'payment ' || payment_id || ' of invoice ' || invoice_id || ' was undone on ' || refund_date || ' by ' || refund_id
    || ': what it settled is open again from its own due date' as message,
    cast(amount as decimal(18, 4)) as amount
from ledger.undone_payments
where refund_date <= run.as_of()

union all

select
    'warning', 'adjustments', null, 'adjustment_id', adjustment_id, 'recovered_write_off',
    source_type || ' ' || source_id || ' came on ' || recovered_date || ' for invoice ' || invoice_id
    || ', which was written off: a recovery, not credit of the customer',
    amount
from ledger.recoveries

union all

select
    'warning', 'refunds', null, 'source_id', refunds.source_id, 'unknown_refund',
    'refund ' || refund_id || ' names a ' || refunds.source_type
    || ' that no export holds, or more than it was; that part is left out',
    refunds.amount - coalesce(taken.amount, 0)
from ledger.refunds as refunds
left join (
    select company_id, refund_id, source_id, sum(amount) as amount
    from ledger.taken_back
    group by all
) as taken using (company_id, refund_id, source_id)
where
    refunds.source_id is not null
    and refunds.refund_date <= run.as_of()
    and refunds.amount > coalesce(taken.amount, 0)

union all

select
    'info', 'refunds', null, 'source_id', refund_id, 'paid_back',
    'refund ' || refund_id || ' names no credit: it uses up what customer ' || min(customer_id) || ' had, the oldest first',
    sum(amount)
from ledger.paid_back
group by company_id, refund_id

union all

select
    'warning', 'refunds', null, 'amount', refunds.refund_id, 'refund_beyond_credit',
    'refund ' || refunds.refund_id || ' is more than the customer had to be paid back; the excess is left out',
    refunds.amount - coalesce(undone.amount, 0) - coalesce(paid.amount, 0)
from (
    select company_id, refund_id, sum(amount) as amount
    from ledger.refunds
    where source_id is null and refund_date <= run.as_of()
    group by company_id, refund_id
) as refunds
left join (
    select company_id, refund_id, sum(amount) as amount from ledger.undone_payments group by company_id, refund_id
) as undone using (company_id, refund_id)
left join (
    select company_id, refund_id, sum(amount) as amount from ledger.paid_back group by company_id, refund_id
) as paid using (company_id, refund_id)
where refunds.amount > coalesce(undone.amount, 0) + coalesce(paid.amount, 0)
