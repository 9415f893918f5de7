-- One row per thing a claim can name: an invoice of one item, an instalment, or a split invoice as a whole
-- (instalment 0, no item).
-- View.
select
    company_id,
    invoice_id,
    0 as instalment,
    item_id,
    customer_id,
    currency,
    report_currency,
    issue_date,
    due_date,
    is_split,
    amount
from ledger.documents
where not is_split

union all

select
    company_id,
    invoice_id,
    instalment,
    min(item_id),
    min_by(customer_id, item_id),
    min_by(currency, item_id),
    min_by(report_currency, item_id),
    min_by(issue_date, item_id),
    min_by(due_date, item_id),
    true,
    min_by(amount, item_id)
from ledger.documents
where is_split
group by company_id, invoice_id, instalment

union all

select
    company_id,
    invoice_id,
    0,
    null,
    min(customer_id),
    min(currency),
    min(report_currency),
    min(issue_date),
    min(due_date),
    true,
    sum(amount)
from ledger.documents
where is_split
group by company_id, invoice_id
