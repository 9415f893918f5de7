-- One row per customer and report currency with something past due: how much of it the customer's own credits would settle.
select
    chaseable.customer_id,
    customers.customer_name,
    chaseable.report_currency,
    chaseable.overdue_amount,
    chaseable.unapplied_amount,
    chaseable.wrongly_chaseable_amount,
    chaseable.chaseable_amount
from measures.chaseable as chaseable
left join ledger.customers as customers using (customer_id)
where chaseable.as_of_date = run.as_of()
order by chaseable.wrongly_chaseable_amount desc, chaseable.customer_id, report_currency
