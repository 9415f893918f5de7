-- One row per payment or credit note known at the as-of date of which something was never applied, paid back or otherwise used.
-- waiting_amount stood on the account until settled_date; unapplied_amount is what still does.
select
    unused.* exclude (spent_amount) replace (
        cast(unused.waiting_amount - coalesce(used.amount, 0) as decimal(18, 4)) as waiting_amount,
        cast(unused.unapplied_amount - coalesce(used.amount, 0) as decimal(18, 4)) as unapplied_amount
    )
from ledger.unused_credits as unused
left join (
    select source_type, source_id, sum(amount) as amount
    from ledger.credit_uses
    group by source_type, source_id
) as used using (source_type, source_id)
where unused.waiting_amount <> coalesce(used.amount, 0)
