-- One row per customer, report currency and month of issue with an invoice whose terms offer a discount for early payment.
-- Scratch.
select distinct
    invoices.customer_id,
    invoices.report_currency,
    cast(date_trunc('month', invoices.issue_date) as date) as month_start
from ledger.invoices as invoices
semi join measures.discount_offers using (terms)
where invoices.amount > 0
