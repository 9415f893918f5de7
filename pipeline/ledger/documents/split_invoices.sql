-- One row per invoice that stands in the ledger as several items: instalments or receivable accounts.
select distinct
    company_id,
    invoice_id
from ingest.invoices
where instalment <> 1 or receivable_account <> ''

union

select
    company_id,
    invoice_id
from ledger.snapshot_items
where not is_credit and is_rise
