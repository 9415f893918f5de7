-- One row per customer with a credit limit: exposure against it. Exposure is open, net of unapplied credits, in base currency.
with exposures as (
    select
        customer_id,
        sum(net_amount) as exposure_amount
    from measures.positions
    where
        as_of_date = getvariable('as_of')
        and report_currency = (select min(base_currency) from ledger.currencies)
    group by customer_id
)

select
    customers.customer_id,
    customers.credit_limit,
    cast(coalesce(exposures.exposure_amount, 0) as decimal(18, 4)) as exposure_amount,
    ratio(coalesce(exposures.exposure_amount, 0), customers.credit_limit) as utilisation_rate,
    coalesce(exposures.exposure_amount, 0) > customers.credit_limit as is_breached
from ledger.customers as customers
left join exposures using (customer_id)
where customers.credit_limit is not null
