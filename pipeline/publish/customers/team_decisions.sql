-- One row per decision that the credit team wrote down: whether it holds, the advice beside it, and how the customer paid afterwards.
-- The advice is today's for what is in force; advised_action is what the review before the decision said of terms. Outcomes are known 90 days
-- and the days of a very late payment after it.
select
    team.customer_id,
    customers.customer_name,
    team.decided_date,
    team.decided_by,
    team.reason,
    team.terms,
    team.credit_limit,
    team.supply,
    team.valid_until,
    team.status,
    case when team.status = 'in force' then terms.advised_terms end as advised_terms,
    case when team.status = 'in force' then limits.advised_amount end as advised_limit_amount,
    case when team.status = 'in force' then postures.advised_posture end as advised_posture,
    case when team.status = 'in force' then postures.advised_hold end as advised_hold,
    outcomes.advised_action,
    cast(outcomes.count_invoices as integer) as count_invoices,
    outcomes.mean_delay_days,
    outcomes.very_late_rate,
    outcomes.written_off_amount
from decisions.team_decisions as team
left join ledger.customers as customers using (customer_id)
left join decisions.limits as limits using (customer_id)
left join decisions.postures as postures using (customer_id)
left join (
    select
        customer_id,
        arg_max(advised_terms, (open_amount, report_currency)) as advised_terms
    from decisions.terms
    group by customer_id
) as terms using (customer_id)
left join decisions.decision_outcomes as outcomes using (company_id, customer_id, decided_date)
order by team.status = 'in force' desc, team.decided_date desc, team.customer_id, team.company_id
