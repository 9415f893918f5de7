-- One row per promise to pay: the cash that can keep it, and from when until when.
-- The pool is the invoice it names, else the customer; without a currency it takes the customer's only one.
with only_currencies as (
    select
        customer_id,
        min(currency) as currency
    from ledger.invoices
    semi join ledger.promises using (customer_id)
    group by customer_id
    having count(distinct currency) = 1
)

select
    promises.* replace (
        coalesce(
            nullif(promises.currency, 'XXX'), only_currencies.currency, 'XXX'
        ) as currency
    ),
    coalesce('invoice ' || promises.invoice_id, 'customer ' || promises.customer_id) as pool,
    promises.promised_date + run.promise_grace_days() as last_date
from ledger.promises as promises
left join only_currencies using (customer_id)
