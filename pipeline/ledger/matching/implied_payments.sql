-- One row per payment or credit note of which a part was used on invoices that tell of it themselves, and that no match
-- explains: that part is not booked, for it is the same money.
-- Scratch.
select
    loose.source_type,
    loose.source_id,
    cast(loose.used_amount - coalesce(matched.amount, 0) as decimal(18, 4)) as told_amount
from ledger.unreferenced_payments as loose
left join (
    select source_type, source_id, sum(amount) as amount
    from ledger.matches
    group by source_type, source_id
) as matched using (source_type, source_id)
cross join ledger.export_shape as shape
where
    shape.are_payments_told
    and loose.used_amount > coalesce(matched.amount, 0)
