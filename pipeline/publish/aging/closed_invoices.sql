-- One row per invoice, instalment and receivable account that was closed within 400 days before the as-of date, with what closed it.
-- What became of items that an earlier run knew as open.
select
    invoice_id,
    instalment,
    receivable_account,
    customer_id,
    currency,
    issue_date,
    due_date,
    amount,
    closed_date,
    closing_kind
from ledger.invoices
where open_amount = 0 and closed_date > run.as_of() - 400
order by closed_date, customer_id, company_id, invoice_id, instalment, receivable_account
