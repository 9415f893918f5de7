-- One row per amount of an item of which a settlement was undone and span of time over which it stood open: from its issue, or from
-- the day a settlement was undone, until the day of the next one (null: still open). What was opened first is settled first.
-- kind: what settled it. is_last marks the one row of an item that stays longest.
with items as (
    select invoices.*
    from ledger.invoices as invoices
    semi join (select item_id from ledger.undone where account = 'receivable') as undone using (item_id)
),

openings as (
    select item_id, issue_date as opened_date, amount, 0 as place from items
    union all
    select item_id, to_date, amount, 1 from ledger.undone where account = 'receivable'
),

settlements as (
    select item_id, application_date as settled_date, amount, kind
    from ledger.applications
    semi join items using (item_id)
    union all
    select item_id, from_date, amount, begin_kind from ledger.undone where account = 'receivable'
    union all
    select item_id, null, open_amount, null from items where open_amount > 0
),

opening_ends as (
    select
        *,
        sum(amount) over (
            partition by item_id order by opened_date, place, amount rows unbounded preceding
        ) as end_amount
    from openings
),

settlement_ends as (
    select
        *,
        sum(amount) over (
            partition by item_id order by settled_date nulls last, kind, amount rows unbounded preceding
        ) as end_amount
    from settlements
),

spans as (
    select
        opened.item_id,
        opened.opened_date,
        settled.settled_date,
        settled.kind,
        least(opened.end_amount, settled.end_amount)
        - greatest(opened.end_amount - opened.amount, settled.end_amount - settled.amount) as span_amount
    from opening_ends as opened
    join settlement_ends as settled
        on
            opened.item_id = settled.item_id
            and opened.end_amount > settled.end_amount - settled.amount
            and settled.end_amount > opened.end_amount - opened.amount
)

select
    items.item_id,
    items.customer_id,
    items.currency,
    items.report_currency,
    items.is_split,
    items.company_id,
    items.invoice_id,
    items.issue_date,
    items.due_date,
    spans.opened_date as from_date,
    spans.settled_date as to_date,
    spans.kind,
    cast(spans.span_amount as decimal(18, 4)) as amount,
    row_number() over (
        partition by items.item_id order by spans.settled_date desc nulls first, spans.opened_date, spans.kind, spans.span_amount
    ) = 1 as is_last
from spans
join items using (item_id)
