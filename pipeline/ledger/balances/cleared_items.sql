-- One row per item that the export shows as cleared on a day on which credit notes of its customer were cleared too, and under the
-- same clearing document where one is named: how much of it credits cleared, the rest was cash. Credits that name the item come
-- first, then one of the very amount, then the oldest due. Items that say themselves what was credited are none of them.
-- Scratch.
with credits as (
    select * from ledger.cleared_credits
),

items as (
    select
        documents.*,
        coalesce(documents.clearing_id, '') as clearing,
        least(coalesce(documents.paid_amount, documents.amount), documents.amount) as cleared_amount
    from ledger.documents as documents
    cross join ledger.export_shape as shape
    where
        documents.paid_date is not null
        and documents.credited_amount is null
        and documents.amount > 0
        and (not shape.has_payments or shape.are_payments_told)
        and (documents.customer_id, documents.paid_date) in (select (customer_id, settled_date) from credits)
),

named as (
    select items.item_id, least(min(items.cleared_amount), sum(credits.amount)) as amount
    from items
    join credits
        on
            items.company_id = credits.company_id
            and items.customer_id = credits.customer_id
            and items.currency = credits.currency
            and items.paid_date = credits.settled_date
            and items.clearing = credits.clearing
            and items.invoice_id = credits.invoice_id
    group by items.item_id
),

equal_items as (
    select items.*, row_number() over (
        partition by company_id, customer_id, currency, paid_date, clearing, cleared_amount order by due_date, item_id
    ) as place
    from items
    anti join named using (item_id)
),

equal_credits as (
    select *, row_number() over (
        partition by company_id, customer_id, currency, settled_date, clearing, amount order by issue_date, credit_note_id
    ) as place
    from credits
    where invoice_id is null or invoice_id not in (select invoice_id from items)
),

matched as (
    select * from named
    union all
    select equal_items.item_id, equal_items.cleared_amount
    from equal_items
    join equal_credits
        on
            equal_items.company_id = equal_credits.company_id
            and equal_items.customer_id = equal_credits.customer_id
            and equal_items.currency = equal_credits.currency
            and equal_items.paid_date = equal_credits.settled_date
            and equal_items.clearing = equal_credits.clearing
            and equal_items.cleared_amount = equal_credits.amount
            and equal_items.place = equal_credits.place
),

rooms as (
    select
        items.*,
        coalesce(matched.amount, 0) as matched_amount,
        items.cleared_amount - coalesce(matched.amount, 0) as room_amount,
        sum(items.cleared_amount - coalesce(matched.amount, 0)) over (
            in_group order by items.due_date, items.item_id rows unbounded preceding
        ) as room_end,
        sum(coalesce(matched.amount, 0)) over in_group as group_matched
    from items
    left join matched using (item_id)
    window in_group as (
        partition by items.company_id, items.customer_id, items.currency, items.paid_date, items.clearing
    )
),

totals as (
    select company_id, customer_id, currency, settled_date as paid_date, clearing, sum(amount) as amount
    from credits
    group by all
)

select
    rooms.item_id,
    cast(
        matched_amount + greatest(least(totals.amount - group_matched, room_end) - (room_end - room_amount), 0)
        as decimal(18, 4)
    ) as credit_amount
from rooms
join totals using (company_id, customer_id, currency, paid_date, clearing)
