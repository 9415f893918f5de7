-- One row per promise to pay made by the as-of date, the latest first: what came in for it, and whether it was kept.
select
    promises.promise_id,
    promises.customer_id,
    customers.customer_name,
    promises.invoice_id,
    promises.made_date,
    promises.promised_date,
    promises.currency,
    promises.amount,
    promises.received_amount,
    promises.status
from measures.promises as promises
left join ledger.customers as customers using (customer_id)
order by promises.promised_date desc, promises.customer_id, promises.promise_id
