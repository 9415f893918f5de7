-- One row per amount of an unused credit that left the account and when: paid back by a refund that names no credit, or used, as
-- the export says, on a day and for what nobody knows (undated: taken as the as-of date).
select source_type, source_id, kind, customer_id, currency, credit_date, paid_back_date as used_date, 'cash' as end_kind, amount
from ledger.paid_back

union all

select
    unused.source_type,
    unused.source_id,
    unused.kind,
    unused.customer_id,
    unused.currency,
    unused.credit_date,
    run.as_of(),
    'undated',
    cast(unused.spent_amount - coalesce(paid.amount, 0) as decimal(18, 4))
from ledger.unused_credits as unused
left join (
    select source_type, source_id, sum(amount) as amount
    from ledger.paid_back
    where is_spent
    group by source_type, source_id
) as paid using (source_type, source_id)
where unused.spent_amount > coalesce(paid.amount, 0)
