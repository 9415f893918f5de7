-- Items of which more is settled than they are worth, and credits applied beyond their amount.
select item_id, amount, settled_amount
from ledger.invoices
where settled_amount > amount or settled_amount < 0

union all

select source_type || ' ' || source_id, amount, unapplied_amount
from ledger.credits
where unapplied_amount < 0 or unapplied_amount > amount
