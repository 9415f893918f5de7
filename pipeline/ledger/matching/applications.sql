-- One row per amount that a credit or an adjustment settles of an item, dated by when it took effect.
-- What exceeds the item stays with its source, unapplied. Where no instalment is named, the oldest is settled first.
-- is_only: nothing else settles the item. is_moved: the credit stood on the account until then, or is another customer's.
-- is_last: with it the item is settled in full.
with ordered as (
    select
        settling.*,
        coalesce(
            sum(amount) over (
                partition by item_id
                order by effective_date, source_type, source_id, amount
                rows between unbounded preceding and 1 preceding
            ),
            0
        ) as amount_before
    from ledger.settling_claims as settling
    where (item_id not in (select item_id from ledger.repeated_items)) = false
),

repeated as (
    select * exclude (amount, amount_before), least(amount, item_amount - amount_before) as amount
    from ordered
    where item_amount > amount_before

    union all by name

    select *
    from ledger.instalment_settlements
),

settled as (
    select
        * exclude (amount),
        least(amount, item_amount) as amount,
        true as is_only,
        amount >= item_amount as is_last
    from ledger.settling_claims
    where item_id is not null and item_amount > 0 and item_id not in (select item_id from ledger.repeated_items)

    union all by name

    select
        *,
        false as is_only,
        sum(amount) over items = item_amount
        and row_number() over (items order by effective_date desc, source_type, source_id, amount) = 1 as is_last
    from repeated
    window items as (partition by item_id)
)

select
    item_id,
    company_id,
    invoice_id,
    customer_id,
    currency,
    report_currency,
    issue_date,
    due_date,
    item_amount,
    is_split,
    effective_date as application_date,
    source_type,
    source_id,
    coalesce(source_customer_id, customer_id) as source_customer_id,
    kind,
    case when source_type = 'adjustment' then effective_date else source_date end as source_date,
    source_amount,
    cast(amount as decimal(18, 4)) as amount,
    is_only,
    is_last,
    source_type <> 'adjustment'
    and (
        effective_date > source_date
        or coalesce(source_customer_id, customer_id) <> customer_id
    ) as is_moved
from settled
