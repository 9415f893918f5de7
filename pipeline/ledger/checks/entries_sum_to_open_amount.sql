-- Items whose entries do not sum to what is open of them.
with amounts as (
    select item_id, amount as entries_amount, 0 as open_amount
    from ledger.entries

    union all

    select item_id, 0, open_amount
    from ledger.invoices

    union all

    select source_type || ' ' || source_id, 0, -unapplied_amount
    from ledger.credits
    where unapplied_amount <> 0
)

select
    item_id,
    sum(entries_amount) as entries_amount,
    sum(open_amount) as open_amount
from amounts
group by item_id
having sum(entries_amount) <> sum(open_amount)
