-- One row per claim of a credit or an adjustment on an invoice, as the export states it.
-- Where a credit has applications of its own, they alone say what it settles.
-- View.
select
    sources.* exclude (settled_date, method, reference, applied_amount),
    sources.source_date as claim_date,
    sources.amount as source_amount,
    false as is_explicit
from ledger.sources as sources
anti join ingest.applications as applications using (source_type, source_id)
where sources.invoice_id is not null

union all

select
    sources.* exclude (settled_date, method, reference, applied_amount)
    replace (
        applications.company_id as company_id,
        applications.invoice_id as invoice_id,
        applications.instalment as instalment,
        applications.amount as amount
    ),
    applications.application_date,
    sources.amount,
    true
from ingest.applications as applications
join ledger.sources as sources using (source_type, source_id)

union all

select
    'adjustment',
    kind,
    adjustment_id,
    company_id,
    null,
    null,
    adjustment_date,
    amount,
    invoice_id,
    null,
    adjustment_date,
    amount,
    false
from ingest.adjustments
