-- One row per item on which more than one claim counts at the as-of date.
-- Scratch.
select item_id
from ledger.settling_claims
where item_id is not null
group by item_id
having count(*) > 1

union

select item_id
from ledger.instalment_settlements
