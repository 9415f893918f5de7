-- One row per claim that counts at the as-of date: what the export states, what payments without a reference are matched to,
-- and what an invoice says is paid of it beyond that.
-- View.
select *
from ledger.counted_claims

union all by name

select
    loose.source_type,
    loose.source_id,
    loose.kind,
    loose.customer_id as source_customer_id,
    loose.source_date,
    loose.source_date as claim_date,
    matches.amount,
    loose.source_amount,
    false as is_explicit,
    items.company_id,
    items.invoice_id,
    items.item_id,
    items.item_amount,
    items.customer_id,
    items.currency,
    items.report_currency,
    items.issue_date,
    items.due_date,
    items.is_split,
    true as is_invoice_known,
    true as is_same_currency,
    greatest(loose.source_date, items.issue_date) as effective_date
from ledger.matches as matches
join ledger.unreferenced_payments as loose using (source_type, source_id)
join ledger.loose_items as items using (item_id)

union all by name

select
    source_type,
    source_id,
    kind,
    customer_id as source_customer_id,
    settled_date as source_date,
    settled_date as claim_date,
    settled_amount as amount,
    settled_amount as source_amount,
    false as is_explicit,
    company_id,
    invoice_id,
    item_id,
    amount as item_amount,
    customer_id,
    currency,
    report_currency,
    issue_date,
    due_date,
    is_split,
    true as is_invoice_known,
    true as is_same_currency,
    settled_date as effective_date
from ledger.unexplained_settlements
