-- One row per write-off and receipt on its invoice that came when nothing was open any more: so much of the write-off is
-- recovered on that day. Claims settle in order of date; what of a receipt finds no room is laid end to end against what was
-- written off before.
with written_off as (
    select company_id, invoice_id
    from ledger.claims
    where source_type = 'adjustment' and kind = 'write_off' and invoice_id is not null
),

near as (
    select *
    from ledger.covered_claims
    where (invoice_id not in (select invoice_id from written_off)) = false
),

claims as (
    select *
    from near
    semi join written_off using (company_id, invoice_id)
),

ordered as (
    select
        *,
        item_amount - coalesce(sum(amount) over (
            partition by company_id, invoice_id, item_id
            order by effective_date, source_type, source_id, amount
            rows between unbounded preceding and 1 preceding
        ), 0) as room_amount
    from claims
),

parts as (
    select *, kind = 'cash' as is_receipt, amount - greatest(least(amount, room_amount), 0) as part_amount
    from ordered
    where kind = 'cash' and amount > room_amount

    union all

    select *, false, least(amount, room_amount)
    from ordered
    where source_type = 'adjustment' and kind = 'write_off' and room_amount > 0
),

ends as (
    select
        *,
        sum(part_amount) over (
            partition by company_id, invoice_id, item_id, is_receipt
            order by effective_date, source_type, source_id, amount
            rows unbounded preceding
        ) as end_amount
    from parts
)

select
    written_off.company_id,
    written_off.invoice_id,
    written_off.currency,
    written_off.source_id as adjustment_id,
    receipts.source_type,
    receipts.source_id,
    written_off.effective_date as written_off_date,
    receipts.effective_date as recovered_date,
    cast(
        least(written_off.end_amount, receipts.end_amount)
        - greatest(written_off.end_amount - written_off.part_amount, receipts.end_amount - receipts.part_amount)
        as decimal(18, 4)
    ) as amount
from ends as written_off
join ends as receipts
    on
        written_off.company_id = receipts.company_id
        and written_off.invoice_id = receipts.invoice_id
        and written_off.item_id is not distinct from receipts.item_id
        and written_off.end_amount > receipts.end_amount - receipts.part_amount
        and receipts.end_amount > written_off.end_amount - written_off.part_amount
where not written_off.is_receipt and receipts.is_receipt
