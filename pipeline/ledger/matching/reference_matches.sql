-- One row per loose payment and item that its reference names as a whole word: the oldest named first, the earliest payment
-- first, no more than either has. Another customer's invoice, or an id shorter than three characters, must also have the very
-- amount of the payment open; an invoice of several items is filled by due date.
-- Scratch.
with named as (
    select
        loose.source_type,
        loose.source_id,
        loose.source_date,
        loose.amount,
        items.item_id,
        items.due_date,
        items.room_amount,
        sum(items.room_amount) over (
            partition by loose.source_type, loose.source_id, items.company_id, items.invoice_id
        ) as invoice_room_amount,
        coalesce(loose.customer_id, items.customer_id) = items.customer_id
        and length(items.invoice_id) >= 3 as is_plain
    from ledger.loose_words as words
    join ledger.unreferenced_payments as loose using (source_type, source_id)
    join ledger.loose_items as items
        on
            words.word = upper(items.invoice_id)
            and loose.currency = items.currency
            and (loose.company_id = items.company_id or loose.company_id = '')
    where loose.source_type = 'payment'
),

claims as (
    select
        *,
        sum(room_amount) over (
            partition by source_type, source_id
            order by due_date, item_id
            rows unbounded preceding
        ) - room_amount as before_amount
    from named
    where is_plain or invoice_room_amount = amount
),

poured as (
    select
        *,
        least(room_amount, amount - before_amount) as claim_amount,
        sum(least(room_amount, amount - before_amount)) over (
            partition by item_id
            order by source_date, source_type, source_id
            rows unbounded preceding
        ) as claim_end
    from claims
    where amount > before_amount
)

select
    source_type,
    source_id,
    item_id,
    'reference' as method,
    cast(
        least(claim_end, room_amount) - (claim_end - claim_amount) as decimal(18, 4)
    ) as amount
from poured
where room_amount > claim_end - claim_amount
