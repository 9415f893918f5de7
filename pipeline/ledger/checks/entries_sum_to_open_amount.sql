-- Items whose entries do not sum to what is open of them, with what they have beyond it.
with amounts as (
    select item_id, amount
    from ledger.entries

    union all

    select item_id, -open_amount
    from ledger.invoices
    where open_amount <> 0

    union all

    select source_type || ' ' || source_id, unapplied_amount
    from ledger.credits
    where unapplied_amount <> 0
)

select
    item_id,
    sum(amount) as gap_amount
from amounts
group by item_id
having sum(amount) <> 0
