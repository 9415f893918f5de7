-- One row per payment by the as-of date that names no invoice and has no applications, and per credit note of which the
-- export only says that a part was used. amount: what may be matched, of a payment that says how much of it was used that;
-- used_amount: what the export says was used, invoice and day unknown.
-- Scratch.
with loose as (
    select *
    from ledger.sources
    anti join ingest.applications using (source_type, source_id)
    where
        source_type in ('payment', 'credit_note')
        and invoice_id is null
        and settled_date is null
        and amount > 0
        and (source_type = 'payment' and applied_amount is null or applied_amount > 0)
        and source_date <= run.as_of()
),

companies as (
    select
        customer_id,
        min(company_id) as company_id
    from ledger.documents
    semi join loose using (customer_id)
    group by customer_id
    having count(distinct company_id) = 1
)

select
    loose.source_type,
    loose.source_id,
    min(loose.kind) as kind,
    min(coalesce(nullif(loose.company_id, ''), companies.company_id, '')) as company_id,
    min(loose.customer_id) as customer_id,
    min(loose.currency) as currency,
    min(loose.source_date) as source_date,
    least(max(loose.amount), coalesce(max(loose.applied_amount), max(loose.amount))) as amount,
    least(max(loose.amount), coalesce(max(loose.applied_amount), 0)) as used_amount,
    max(loose.amount) as source_amount,
    min(case when loose.source_type = 'payment' then loose.reference end) as reference
from loose
left join companies using (customer_id)
group by loose.source_type, loose.source_id
having count(*) = 1
