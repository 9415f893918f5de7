-- One row per customer with something open or past due, or invoiced in the last 12 months: the one judgement of it, the most cautious first.
-- Terms, limit, hold, plan, action and message follow from it; amounts are in base currency, by currency in `posture_amounts`.
select
    postures.customer_id,
    customers.customer_name,
    postures.posture,
    postures.reason,
    postures.is_hold,
    postures.hold_reason,
    postures.count_currencies,
    currencies.base_currency as report_currency,
    limits.exposure_amount,
    limits.limit_amount,
    limits.recommended_amount,
    customers.sales_rep,
    postures.decided_words,
    postures.advised_posture,
    postures.advised_reason,
    postures.advised_hold
from decisions.postures as postures
join ledger.customers as customers using (customer_id)
left join decisions.limits as limits using (customer_id)
cross join (select min(base_currency) as base_currency from ledger.currencies) as currencies
order by
    array_position(['stop', 'restrict', 'watch', 'keep', 'grow'], postures.posture),
    limits.exposure_amount desc nulls last,
    postures.customer_id
