-- Items that stand twice in the ledger.
select
    item_id,
    count(*) as count_rows
from ledger.invoices
group by item_id
having count(*) > 1
