-- One row per payment plan agreed by the as-of date: what has come, what is missing, and whether it is kept; broken ones first.
select
    plans.plan_id,
    plans.customer_id,
    customers.customer_name,
    plans.currency,
    plans.report_currency,
    plans.agreed_date,
    plans.status,
    cast(plans.count_instalments as integer) as count_instalments,
    cast(plans.count_kept as integer) as count_kept,
    cast(plans.count_late as integer) as count_late,
    cast(plans.count_missed as integer) as count_missed,
    cast(plans.planned_amount as decimal(38, 4)) as planned_amount,
    plans.received_amount,
    plans.missing_amount,
    cast(plans.open_amount as decimal(38, 4)) as open_amount,
    plans.missed_date,
    plans.next_date,
    cast(plans.next_amount as decimal(38, 4)) as next_amount,
    plans.last_date,
    customers.sales_rep
from measures.plans as plans
join ledger.customers as customers using (customer_id)
order by
    array_position(['broken', 'late', 'kept', 'completed', 'replaced', 'empty'], plans.status), plans.open_amount desc, plans.plan_id,
    plans.company_id
