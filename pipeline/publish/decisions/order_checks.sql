-- One row per order not fully invoiced, in base currency: whether it may be delivered on account, those to hold first.
select
    orders.order_id,
    orders.customer_id,
    customers.customer_name,
    orders.report_currency,
    orders.order_date,
    orders.age_days,
    orders.uninvoiced_amount,
    orders.exposure_amount,
    cast(orders.limit_amount as decimal(38, 4)) as limit_amount,
    orders.verdict
from decisions.order_checks as orders
join ledger.customers as customers using (customer_id)
order by
    orders.verdict = 'release',
    orders.uninvoiced_amount desc,
    orders.order_id,
    orders.company_id,
    orders.customer_id
