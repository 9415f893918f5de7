-- One row per claim of a credit or an adjustment on an invoice, with the item it settles, and since when.
-- It counts from the latest of its own date, its source's and the invoice's; item_id is null where no instalment is named.
-- Scratch.
with companies as (
    select
        invoice_id,
        min(company_id) as company_id
    from ledger.documents
    where company_id <> ''
    group by invoice_id
    having count(distinct company_id) = 1
),

keyed as (
    select
        stated.* exclude (company_id, instalment),
        coalesce(nullif(stated.company_id, ''), companies.company_id, '') as company_id,
        case
            when split_invoices.invoice_id is not null then coalesce(stated.instalment, 0)
            else 0
        end as instalment
    from ledger.stated_claims as stated
    left join companies using (invoice_id)
    left join ledger.split_invoices as split_invoices
        on
            coalesce(nullif(stated.company_id, ''), companies.company_id, '')
            = split_invoices.company_id
            and stated.invoice_id = split_invoices.invoice_id
)

select
    keyed.source_type,
    keyed.source_id,
    keyed.kind,
    keyed.customer_id as source_customer_id,
    keyed.source_date,
    keyed.claim_date,
    keyed.amount,
    keyed.source_amount,
    keyed.is_explicit,
    keyed.company_id,
    keyed.invoice_id,
    claimable.item_id,
    claimable.amount as item_amount,
    claimable.customer_id,
    claimable.currency,
    claimable.report_currency,
    claimable.issue_date,
    claimable.due_date,
    claimable.is_split,
    claimable.invoice_id is not null as is_invoice_known,
    coalesce(keyed.currency = claimable.currency, true) as is_same_currency,
    greatest(keyed.claim_date, keyed.source_date, claimable.issue_date) as effective_date
from keyed
left join ledger.claimable_items as claimable using (company_id, invoice_id, instalment)

union all

select
    source_type,
    source_id,
    kind,
    customer_id,
    settled_date, settled_date,
    cast(settled_amount as decimal(18, 4)), cast(settled_amount as decimal(18, 4)), false,
    company_id,
    invoice_id,
    item_id,
    amount,
    customer_id,
    currency,
    report_currency,
    issue_date,
    due_date,
    is_split,
    true,
    true,
    greatest(settled_date, issue_date)
from ledger.own_settlements
