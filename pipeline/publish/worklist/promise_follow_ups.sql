-- One row per promise not kept so far of a customer with something past due: when to look again, the next first.
select
    promises.promise_id,
    promises.customer_id,
    customers.customer_name,
    promises.report_currency,
    promises.made_date,
    promises.promised_date,
    promises.promised_amount,
    promises.received_amount,
    promises.status,
    promises.is_followed_up,
    promises.follow_up_date,
    customers.sales_rep
from decisions.promise_follow_ups as promises
join ledger.customers as customers using (customer_id)
order by
    report_currency, promises.follow_up_date nulls last, promises.promised_amount desc, promises.promise_id,
    promises.customer_id
