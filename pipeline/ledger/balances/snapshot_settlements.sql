-- One row per amount by which an open item fell from one snapshot to a later one, oldest part of the item first: settled on
-- the day of the later one by convention, after after_date in truth (null: before the first snapshot, on a day nobody knows).
with falls as (
    select
        company_id,
        invoice_id,
        is_credit,
        step_date,
        after_date,
        -change_amount as amount,
        sum(-change_amount) over (
            partition by company_id, invoice_id, is_credit
            order by step_date
            rows unbounded preceding
        ) as amount_end
    from ledger.snapshot_steps
    where change_amount < 0
)

select
    items.company_id,
    items.invoice_id,
    items.is_credit,
    items.place,
    falls.step_date as settled_date,
    falls.after_date,
    cast(
        least(falls.amount_end, items.amount_end)
        - greatest(falls.amount_end - falls.amount, items.amount_end - items.amount)
        as decimal(18, 4)
    ) as amount
from falls
join ledger.snapshot_items as items
    on
        falls.company_id = items.company_id
        and falls.invoice_id = items.invoice_id
        and falls.is_credit = items.is_credit
        and least(falls.amount_end, items.amount_end)
        > greatest(falls.amount_end - falls.amount, items.amount_end - items.amount)
