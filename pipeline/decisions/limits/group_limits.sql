-- One row per customer that stands above others: the exposure, the limits and the need of its group, in base currency.
-- Its limit is the group's; those of the customers below it are sub-limits within it.
with base as (
    select min(base_currency) as report_currency from ledger.currencies
)

select
    members.holder_id as customer_id,
    count(*) as count_members,
    cast(coalesce(sum(exposures.exposure_amount), 0) as decimal(38, 4)) as exposure_amount,
    cast(
        coalesce(sum(customers.credit_limit) filter (where customers.customer_id <> members.holder_id), 0)
        as decimal(38, 4)
    ) as sub_limits_amount,
    sum(cast(round(coalesce(needs.need, 0), 4) as decimal(38, 4))) as need,
    bool_or(needs.has_evidence) as has_evidence
from decisions.limit_members as members
cross join base
join ledger.customers as customers on members.customer_id = customers.customer_id
left join decisions.exposures as exposures
    on members.customer_id = exposures.customer_id and base.report_currency = exposures.report_currency
left join decisions.limit_needs as needs on members.customer_id = needs.customer_id
group by members.holder_id
