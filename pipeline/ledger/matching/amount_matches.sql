-- One row per loose payment that settles the one item of its customer, company and currency with that very amount open.
-- Invoices and payments of one amount are taken by date: a payment goes to the invoice issued before it while no other one of
-- that amount is open. From the day two are open, nobody can say which is meant, and no later payment is matched.
-- Scratch.
with rooms as (
    select
        items.* exclude (room_amount),
        items.room_amount - coalesce(taken.amount, 0) as room_amount
    from ledger.loose_items as items
    left join (
        select item_id, sum(amount) as amount
        from ledger.reference_matches
        group by item_id
    ) as taken using (item_id)
),

events as (
    select
        company_id, customer_id, currency, room_amount as amount, issue_date as event_date,
        0 as event_order, '' as source_type, item_id as event_id
    from rooms
    where room_amount > 0

    union all

    select company_id, customer_id, currency, amount, source_date, 1, source_type, source_id
    from ledger.unreferenced_payments
    anti join ledger.reference_matches using (source_type, source_id)
    where customer_id is not null and source_type = 'payment'
),

sequenced as (
    select
        *,
        lead(event_order) over in_order as next_order,
        lead(source_type) over in_order as next_type,
        lead(event_id) over in_order as next_id,
        lag(event_order) over in_order as last_order
    from events
    window in_order as (
        partition by company_id, customer_id, currency, amount
        order by event_date, event_order, source_type, event_id
    )
),

judged as (
    select
        *,
        bool_or(event_order = 0 and last_order = 0) over (
            partition by company_id, customer_id, currency, amount
            order by event_date, event_order, source_type, event_id
            rows unbounded preceding
        ) as is_unclear
    from sequenced
)

select
    next_type as source_type,
    next_id as source_id,
    event_id as item_id,
    'amount' as method,
    cast(amount as decimal(18, 4)) as amount
from judged
where event_order = 0 and next_order = 1 and not coalesce(is_unclear, false)
