-- One row per customer with an exposure, a limit or sales, in base currency: breaches first, then the fullest.
select
    limits.customer_id,
    customers.customer_name,
    currencies.base_currency as currency,
    limits.open_amount,
    limits.ordered_amount,
    limits.unapplied_amount,
    limits.exposure_amount,
    limits.peak_amount,
    limits.limit_amount,
    limits.recommended_amount,
    limits.utilisation_rate,
    limits.is_breach,
    limits.risk_class
from decisions.limits as limits
join ledger.customers as customers using (customer_id)
cross join (select min(base_currency) as base_currency from ledger.currencies) as currencies
order by limits.is_breach desc, limits.utilisation_rate desc nulls last, limits.exposure_amount desc, limits.customer_id
