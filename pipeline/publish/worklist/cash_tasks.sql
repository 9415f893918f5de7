-- One row per payment or credit note with something unapplied: what to do about it, the largest first.
select
    tasks.source_type,
    tasks.source_id,
    tasks.customer_id,
    customers.customer_name,
    tasks.currency,
    tasks.credit_date,
    cast(run.as_of() - tasks.credit_date as integer) as age_days,
    tasks.unapplied_amount,
    tasks.report_currency,
    tasks.report_amount,
    tasks.task,
    tasks.fitting_invoice_id,
    tasks.fitting_customer_id,
    tasks.reference
from decisions.cash_tasks as tasks
join ledger.customers as customers using (customer_id)
order by tasks.report_currency, tasks.report_amount desc, tasks.source_type, tasks.source_id, tasks.customer_id
