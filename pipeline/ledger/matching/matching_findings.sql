-- One row per payment without an invoice and way in which it was matched, and per one of which something stays unapplied.
-- View.
with taken as (
    select
        source_type,
        source_id,
        method,
        sum(matches.amount) as amount,
        string_agg(distinct items.invoice_id, ', ' order by items.invoice_id) as invoice_ids
    from ledger.matches as matches
    join ledger.loose_items as items using (item_id)
    group by source_type, source_id, method
)

select
    'info' as severity,
    source_type || 's' as file,
    cast(null as integer) as line,
    'invoice_id' as "column",
    source_id as value,
    'matched_payment' as rule,
    source_type || ' ' || source_id || ' names no invoice: ' || cast(amount as decimal(18, 2)) || ' is applied '
    || case method
        when 'reference' then 'by its reference'
        when 'amount' then 'by its amount'
        else 'oldest due first'
    end || ' to ' || invoice_ids as message,
    amount
from taken

union all

select
    'warning', 'payments', null, 'invoice_id', source_id, 'unreferenced_payment',
    'payment ' || source_id || ' names no invoice and matches none: '
    || cast(source_amount - coalesce(ended_amount, 0) as decimal(18, 2)) || ' stays unapplied',
    source_amount - coalesce(ended_amount, 0)
from ledger.unreferenced_payments as loose
left join (
    select source_type, source_id, sum(amount) as ended_amount
    from (
        select source_type, source_id, amount from taken
        union all
        select source_type, source_id, told_amount from ledger.implied_payments
        union all
        select source_type, source_id, amount from ledger.credit_uses
    )
    group by source_type, source_id
) as ended using (source_type, source_id)
where source_type = 'payment' and source_amount > coalesce(ended_amount, 0)
