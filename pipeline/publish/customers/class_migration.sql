-- One row per risk class in the last earlier run (of the last earlier date) and class now (new: not open then; settled: not open now): how many invoices moved so.
with last_run as (
    select
        as_of_date, invoice_id, instalment, receivable_account, customer_id, risk_class
    from ledger.last_classes
    where as_of_date = (select max(as_of_date) from ledger.last_classes)
),

matched as (
    select
        case when last_run.invoice_id is null then 'new' else coalesce(last_run.risk_class, 'none') end
            as class_before,
        case when invoices.invoice_id is null then 'settled' else coalesce(invoices.risk_class, 'none') end
            as class_now
    from publish.open_invoices as invoices
    full join last_run
        on
            invoices.invoice_id = last_run.invoice_id
            and invoices.instalment = last_run.instalment
            and invoices.receivable_account = last_run.receivable_account
            and invoices.customer_id = last_run.customer_id
)

select
    (select max(as_of_date) from last_run) as last_as_of_date,
    class_before,
    class_now,
    count(*) as count_invoices
from matched
where exists (select 1 from last_run)
group by class_before, class_now
order by class_before, class_now
