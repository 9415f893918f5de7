-- One row per customer of `decisions.limit_uses`: the state of its credit, and the customer above whose limit its group has broken.
-- `within grace` is above the limit and not above its grace; `peak above` is within now, above it within 13 weeks.
with above as (
    select
        members.customer_id,
        min(members.holder_id) as breached_holder_id
    from decisions.limit_members as members
    join decisions.limit_uses as holders on members.holder_id = holders.customer_id
    where holders.is_breach and members.customer_id <> members.holder_id
    group by members.customer_id
)

select
    limits.*,
    above.breached_holder_id,
    limits.is_breach or above.breached_holder_id is not null as is_stopped,
    case
        when limits.is_breach then 'breach'
        when above.breached_holder_id is not null then 'group in breach'
        when limits.limit_amount is null then 'no limit given'
        when limits.utilisation_rate > 1 then 'within grace'
        when limits.peak_amount > limits.grace_amount then 'peak above'
        else 'within'
    end as state
from decisions.limit_uses as limits
left join above using (customer_id)
