-- One row per part of an unapplied credit that only snapshots know and the day it was used up by them (null: still there).
-- source_id is unique among the parts.
with parts as (
    select
        company_id,
        invoice_id,
        place,
        settled_date,
        amount
    from ledger.snapshot_settlements
    where is_credit

    union all

    select
        items.company_id,
        items.invoice_id,
        items.place,
        null,
        items.amount - coalesce(settled.amount, 0)
    from ledger.snapshot_items as items
    left join (
        select company_id, invoice_id, place, sum(amount) as amount
        from ledger.snapshot_settlements
        where is_credit
        group by company_id, invoice_id, place
    ) as settled using (company_id, invoice_id, place)
    where items.is_credit
)

select
    items.company_id,
    concat(
        case when items.company_id <> '' then items.company_id || ':' end,
        items.invoice_id,
        case when items.place > 1 then '/' || items.place end,
        ' ' || parts.settled_date
    ) as source_id,
    items.customer_id,
    items.customer_name,
    items.currency,
    items.issue_date,
    parts.settled_date,
    cast(parts.amount as decimal(18, 4)) as amount
from parts
join ledger.snapshot_items as items using (company_id, invoice_id, place)
where items.is_credit and parts.amount > 0
