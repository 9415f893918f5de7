-- One row per customer with a credit limit, the fullest first.
select
    limits.customer_id,
    customers.customer_name,
    limits.credit_limit,
    limits.exposure_amount,
    limits.utilisation_rate,
    limits.is_breached
from decisions.limits as limits
join ledger.customers as customers using (customer_id)
order by limits.utilisation_rate desc nulls last, limits.customer_id
