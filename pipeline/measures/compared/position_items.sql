-- One row per invoice, instalment and receivable account issued by the as-of date, with its bucket while it is open.
-- View.
select
    invoices.invoice_id,
    invoices.instalment,
    invoices.receivable_account,
    invoices.customer_id,
    invoices.currency,
    invoices.issue_date,
    invoices.due_date,
    invoices.amount,
    invoices.open_amount,
    buckets.bucket,
    invoices.closed_date,
    invoices.closing_kind
from ledger.invoices as invoices
join measures.buckets as buckets
    on buckets.bucket_index = bucket_index(age(invoices.due_date, run.as_of()))
