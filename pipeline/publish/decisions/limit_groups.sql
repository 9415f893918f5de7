-- One row per customer that stands above others, and under it each customer of its group, in base currency: who uses the limit.
select
    members.holder_id,
    holders.customer_name as holder_name,
    members.customer_id = members.holder_id as is_head,
    limits.customer_id,
    limits.customer_name,
    limits.report_currency,
    case when is_head then limits.group_exposure_amount else limits.exposure_amount end as exposure_amount,
    limits.limit_amount,
    case when is_head then limits.sub_limits_amount end as sub_limits_amount,
    limits.utilisation_rate,
    limits.state
from decisions.limit_members as members
join publish.limits as limits on members.customer_id = limits.customer_id
join ledger.customers as holders on members.holder_id = holders.customer_id
order by
    max(limits.group_exposure_amount) over (partition by members.holder_id) desc nulls last,
    members.holder_id,
    is_head desc,
    exposure_amount desc,
    limits.customer_id
