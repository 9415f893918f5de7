-- One row per dispute opened by the as-of date, on the invoice it names.
select
    disputes.dispute_id,
    disputes.invoice_id,
    invoices.customer_id,
    invoices.currency,
    invoices.report_currency,
    disputes.opened_date,
    case when disputes.closed_date <= run.as_of() then disputes.closed_date end as closed_date,
    least(coalesce(disputes.amount, invoices.amount), invoices.amount) as amount,
    disputes.reason,
    disputes.owner
from ingest.disputes as disputes
join (
    select
        invoice_id,
        min(customer_id) as customer_id,
        min(currency) as currency,
        min(report_currency) as report_currency,
        sum(amount) as amount
    from ledger.invoices
    semi join ingest.disputes using (invoice_id)
    group by invoice_id
) as invoices using (invoice_id)
where disputes.opened_date <= run.as_of()
