-- One row per customer with an exposure, a limit or sales in base currency: what uses its credit limit, and what its business needs.
-- The limit is the credit team's where it decided one, else the export's.
-- The limit of a customer above others holds for its group: what its group has at stake uses it. A breach is above the limit
-- and its grace.
with base as (
    select min(base_currency) as report_currency from ledger.currencies
),

joined as (
    select
        customers.customer_id,
        coalesce(exposures.open_amount, 0) as open_amount,
        coalesce(exposures.ordered_amount, 0) as ordered_amount,
        coalesce(exposures.unapplied_amount, 0) as unapplied_amount,
        coalesce(exposures.exposure_amount, 0) as exposure_amount,
        coalesce(peaks.peak_amount, 0) as peak_amount,
        coalesce(team.decided_limit_amount, customers.credit_limit) as limit_amount,
        team.decided_limit_amount,
        coalesce(groups.exposure_amount, exposures.exposure_amount, 0) as used_amount,
        case when groups.count_members is not null then groups.exposure_amount end as group_exposure_amount,
        groups.sub_limits_amount,
        coalesce(groups.has_evidence, needs.has_evidence, false) as has_evidence,
        coalesce(cast(groups.need as double), needs.need) as need,
        coalesce(needs.is_risky, false) as is_risky,
        risk_class_of(needs.risk_rate) as risk_class,
        cast(
            coalesce(team.decided_limit_amount, customers.credit_limit) * (1 + run.grace_rate()) as decimal(38, 4)
        ) as grace_amount
    from ledger.customers as customers
    cross join base
    left join decisions.decisions_in_force as team using (customer_id)
    left join decisions.exposures as exposures using (customer_id, report_currency)
    left join decisions.peaks as peaks using (customer_id, report_currency)
    left join decisions.limit_needs as needs using (customer_id)
    left join decisions.group_limits as groups using (customer_id)
    where
        coalesce(team.decided_limit_amount, customers.credit_limit) is not null
        or exposures.exposure_amount is not null
        or needs.need is not null
)

select
    joined.*,
    ratio(used_amount, limit_amount) as utilisation_rate,
    coalesce(used_amount > grace_amount, false) as is_breach
from joined
