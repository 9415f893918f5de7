-- One row per loose payment and item that it is matched to, and how: by its reference, by its amount, or oldest first.
-- View.
select * from ledger.reference_matches
union all
select * from ledger.amount_matches
union all
select * from ledger.oldest_matches
