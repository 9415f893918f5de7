-- One row per credit or adjustment whose applications, as the export states them, come to more than it had.
-- Scratch.
select source_type, source_id
from ledger.claims
where is_explicit and is_invoice_known and is_same_currency and amount > 0 and effective_date <= run.as_of()
group by source_type, source_id
having sum(amount) > min(source_amount)
