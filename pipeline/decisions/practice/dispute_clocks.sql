-- One row per dispute: who is to settle it, in how many days, how long it has taken, and where it is open the next step.
-- The owner is the one that disputes.csv names, else the sales rep; the target is that of its reason, else dispute_target_days.
select
    disputes.dispute_id,
    disputes.invoice_id,
    disputes.customer_id,
    disputes.report_currency,
    coalesce(disputes.reason, '(none given)') as reason,
    coalesce(rules.department, '(not named)') as department,
    coalesce(disputes.owner, customers.sales_rep, '(nobody)') as owner,
    disputes.opened_date,
    disputes.closed_date,
    disputes.is_open,
    disputes.open_report_amount,
    cast(disputes.age_days as integer) as age_days,
    coalesce(rules.target_days, run.dispute_target_days()) as target_days,
    cast(disputes.opened_date + coalesce(rules.target_days, run.dispute_target_days()) as date) as target_date,
    disputes.age_days > coalesce(rules.target_days, run.dispute_target_days()) as is_over_target,
    case
        when not disputes.is_open then null
        when disputes.open_report_amount = 0 then 'nothing is open of it: close it'
        when disputes.age_days > 2 * coalesce(rules.target_days, run.dispute_target_days()) then 'escalate: decide on credit or demand'
        when disputes.age_days > coalesce(rules.target_days, run.dispute_target_days()) then 'answer the customer: credit or demand'
        when 2 * disputes.age_days > coalesce(rules.target_days, run.dispute_target_days()) then 'have the department answer'
        else 'clarify and collect the papers'
    end as next_step
from measures.disputes as disputes
left join ledger.customers as customers using (customer_id)
left join decisions.dispute_rules as rules on lower(disputes.reason) = rules.reason
