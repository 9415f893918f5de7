-- One row per order not fully invoiced, in base currency: whether it may be delivered on account.
-- Orders of a customer are let through oldest first, as long as open - unapplied and the orders so far stay within the limit
-- and its grace; none while the customer is held for old debt, or the group above is in breach. Who pays well and is not held is asked
-- about above its limit, not held.
with base as (
    select min(base_currency) as report_currency from ledger.currencies
),

summed as (
    select
        orders.*,
        limits.limit_amount,
        limits.breached_holder_id,
        coalesce(limits.group_exposure_amount, limits.exposure_amount) - limits.ordered_amount + sum(orders.uninvoiced_amount) over (
            partition by orders.customer_id
            order by orders.order_date, orders.company_id, orders.order_id
            rows unbounded preceding
        ) as exposure_amount,
        limits.grace_amount,
        coalesce(postures.hold_reason = 'past due', false) as is_past_hold,
        coalesce(postures.is_hold, true) as is_hold,
        coalesce(postures.hold_reason = 'decided', false) as is_decided_hold,
        coalesce(postures.is_released, false) as is_released
    from decisions.open_orders as orders
    join base using (report_currency)
    join decisions.limit_states as limits using (customer_id)
    left join decisions.postures as postures using (customer_id)
)

select
    company_id,
    order_id,
    customer_id,
    order_date,
    age_days,
    report_currency,
    uninvoiced_amount,
    cast(exposure_amount as decimal(38, 4)) as exposure_amount,
    limit_amount,
    case
        when is_decided_hold then 'hold: decided by the team'
        when is_released then 'release'
        when is_past_hold then 'hold: past due'
        when exposure_amount > grace_amount and not is_hold then 'ask: limit'
        when exposure_amount > grace_amount then 'hold: limit'
        when breached_holder_id is not null and not is_hold then 'ask: limit'
        when breached_holder_id is not null then 'hold: limit of the group'
        when is_stale then 'ask: no invoice yet'
        else 'release'
    end as verdict
from summed
