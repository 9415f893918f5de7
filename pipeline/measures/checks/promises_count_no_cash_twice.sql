-- Pools of cash from which promises took more than was received in all.
select taken.pool, taken.currency, taken.taken_amount, received.received_amount
from (
    select pool, currency, sum(received_amount) as taken_amount
    from measures.promises
    group by pool, currency
) as taken
left join (
    select pool, currency, max(received_amount) as received_amount
    from measures.promise_receipts
    group by pool, currency
) as received using (pool, currency)
where taken.taken_amount > coalesce(received.received_amount, 0)
