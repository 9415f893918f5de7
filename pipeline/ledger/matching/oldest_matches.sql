-- One row per loose payment and item that it settles oldest due first, within customer, company and currency: payments by
-- date fill items by due date, an item no earlier than its issue. Where the settings leave such payments alone, only what
-- the export itself says was used, invoice unknown: of the payment, or of items that state their balance, which are filled
-- alone then, for it is the same money. Both are laid end to end; between two ends lies one payment on one item.
-- Scratch.
with matched as (
    select * from ledger.reference_matches
    union all
    select * from ledger.amount_matches
),

rooms as (
    select
        items.*,
        items.room_amount - coalesce(taken.amount, 0) as left_amount,
        run.unreferenced_payments() <> 'oldest_first'
        and bool_or(items.is_stated) over (partition by items.company_id, items.customer_id, items.currency)
            as is_for_stated
    from ledger.loose_items as items
    left join (
        select item_id, sum(amount) as amount
        from matched
        group by item_id
    ) as taken using (item_id)
    where items.room_amount > coalesce(taken.amount, 0)
),

pours as (
    select
        loose.*,
        case
            when run.unreferenced_payments() = 'oldest_first' or stated.customer_id is not null then loose.amount
            else loose.used_amount
        end - coalesce(taken.amount, 0) as pour_amount
    from ledger.unreferenced_payments as loose
    left join (
        select distinct company_id, customer_id, currency from rooms
        where is_for_stated
    ) as stated using (company_id, customer_id, currency)
    left join (
        select source_type, source_id, sum(amount) as amount
        from matched
        group by source_type, source_id
    ) as taken using (source_type, source_id)
    where loose.customer_id is not null
),

ends as (
    select
        company_id, customer_id, currency, source_type, source_id, null as item_id,
        sum(pour_amount) over (
            partition by company_id, customer_id, currency
            order by source_date, source_type, source_id
        ) as end_amount
    from pours
    where pour_amount > 0

    union all

    select
        company_id, customer_id, currency, null, null, item_id,
        sum(left_amount) over (
            partition by company_id, customer_id, currency
            order by due_date, issue_date, item_id
        )
    from rooms
    where is_stated or not is_for_stated
),

pieces as (
    select
        end_amount - lag(end_amount, 1, 0) over in_order as amount,
        first_value(source_type ignore nulls) over onwards as source_type,
        first_value(source_id ignore nulls) over onwards as source_id,
        first_value(item_id ignore nulls) over onwards as item_id
    from ends
    window
        in_order as (partition by company_id, customer_id, currency order by end_amount, item_id),
        onwards as (
            partition by company_id, customer_id, currency order by end_amount, item_id
            rows between current row and unbounded following
        )
)

select
    source_type,
    source_id,
    item_id,
    'oldest_first' as method,
    cast(amount as decimal(18, 4)) as amount
from pieces
where amount > 0 and source_id is not null and item_id is not null
