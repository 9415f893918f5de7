-- Items whose entries do not sum to what is open of them.
with summed as (
    select
        item_id,
        sum(amount) as entries_amount
    from ledger.entries
    group by item_id
),

open_items as (
    select item_id, open_amount
    from ledger.invoices
    union all
    select source_type || ' ' || source_id, -unapplied_amount
    from ledger.credits
    where unapplied_amount <> 0
)

select
    coalesce(open_items.item_id, summed.item_id) as item_id,
    coalesce(entries_amount, 0) as entries_amount,
    coalesce(open_amount, 0) as open_amount
from open_items
full join summed using (item_id)
where coalesce(entries_amount, 0) <> coalesce(open_amount, 0)
