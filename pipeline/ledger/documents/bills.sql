-- One row per invoice to be booked, instalment and receivable account: what the invoice files hold, and the open items that
-- only snapshots know (instalment 2, 3, …: what was added to one later).
-- View.
select
    *,
    false as is_rise
from ingest.invoices

union all by name

select
    company_id,
    invoice_id,
    place as instalment,
    '' as receivable_account,
    customer_id,
    customer_name,
    issue_date,
    due_date,
    amount,
    currency,
    terms,
    segment,
    region,
    sales_rep,
    is_rise
from ledger.snapshot_items
where not is_credit
