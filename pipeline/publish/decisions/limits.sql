-- One row per customer with an exposure, a limit or sales, in base currency: breaches first, then the fullest.
-- Of a customer above others, the limit is its group's: the group's exposure uses it, and the limits below it are sub-limits.
select
    limits.customer_id,
    limits.exposure_amount,
    limits.peak_amount,
    limits.limit_amount,
    limits.recommended_amount,
    limits.utilisation_rate,
    limits.is_breach,
    customers.customer_name,
    currencies.base_currency as report_currency,
    limits.open_amount,
    limits.ordered_amount,
    limits.unapplied_amount,
    limits.grace_amount,
    limits.state,
    limits.risk_class,
    nullif(groups.group_id, limits.customer_id) as group_id,
    limits.group_exposure_amount,
    limits.sub_limits_amount,
    limits.breached_holder_id,
    limits.advised_amount,
    limits.decided_limit_amount is not null as is_decided
from decisions.limits as limits
join ledger.customers as customers using (customer_id)
left join ledger.customer_groups as groups using (customer_id)
cross join (select min(base_currency) as base_currency from ledger.currencies) as currencies
order by limits.is_breach desc, limits.utilisation_rate desc nulls last, limits.exposure_amount desc, limits.customer_id
