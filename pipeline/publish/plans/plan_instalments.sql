-- One row per instalment of a payment plan: when it was to come, when cash had covered it, and whether that was in time.
select
    instalments.plan_id,
    instalments.customer_id,
    instalments.currency,
    instalments.instalment,
    instalments.instalment_date,
    instalments.amount,
    instalments.covered_date,
    cast(instalments.covered_date - instalments.instalment_date as integer) as days_late,
    instalments.status
from measures.plan_instalments as instalments
order by instalments.plan_id, instalments.instalment_date, instalments.company_id
