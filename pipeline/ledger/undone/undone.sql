-- One row per amount that settled an item or stood on a customer's account from one date until it was undone, or moved, on
-- another: on its invoice as far as that had room, oldest due first, the rest of a credit on the account.
with rooms as (
    select
        spans.part_id,
        spans.from_date,
        documents.item_id,
        documents.customer_id as item_customer_id,
        documents.company_id as item_company_id,
        documents.is_split,
        documents.issue_date,
        documents.due_date,
        greatest(documents.amount - coalesce(settled.amount, 0), 0) as room_amount
    from ledger.undone_spans as spans
    join ledger.documents as documents
        on
            spans.invoice_id = documents.invoice_id
            and spans.currency = documents.currency
            and (spans.company_id = documents.company_id or spans.company_id = '')
            and documents.issue_date <= spans.from_date
    left join (
        select spans.part_id, spans.from_date, applications.item_id, sum(applications.amount) as amount
        from ledger.undone_spans as spans
        join ledger.applications as applications
            on spans.invoice_id = applications.invoice_id and applications.application_date <= spans.from_date
        group by all
    ) as settled using (part_id, from_date, item_id)
),

ends as (
    select
        *,
        sum(room_amount) over (partition by part_id, from_date order by due_date, item_id rows unbounded preceding) as room_end
    from rooms
),

settling as (
    select
        spans.*,
        ends.* exclude (part_id, from_date, room_amount, room_end),
        least(spans.offset_amount + spans.amount, room_end) - greatest(spans.offset_amount, room_end - room_amount)
            as settling_amount
    from ledger.undone_spans as spans
    join ends using (part_id, from_date)
    where spans.offset_amount + spans.amount > room_end - room_amount and room_end > spans.offset_amount
),

waiting as (
    select spans.*, spans.amount - coalesce(settled.amount, 0) as waiting_amount
    from ledger.undone_spans as spans
    left join (
        select part_id, from_date, sum(settling_amount) as amount
        from settling
        group by part_id, from_date
    ) as settled using (part_id, from_date)
    where spans.source_type <> 'adjustment' and spans.amount > coalesce(settled.amount, 0)
),

owners as (
    select part_id, min(item_customer_id) as customer_id
    from settling
    group by part_id
),

pieces as (
    select
        'receivable' as account, item_id, item_customer_id as customer_id, currency, is_split, item_company_id as company_id,
        invoice_id, issue_date, due_date, from_date, to_date, settling_amount as amount, begin_kind, end_kind
    from settling

    union all

    select
        'unapplied', source_type || ' ' || source_id, coalesce(waiting.customer_id, owners.customer_id, '(unknown)'), currency,
        false, null, null, from_date, from_date, from_date, to_date, waiting_amount, begin_kind, end_kind
    from waiting
    left join owners using (part_id)

    union all

    select
        'unapplied', source_type || ' ' || source_id, customer_id, currency,
        false, null, null, credit_date, credit_date, credit_date, used_date, amount, kind, end_kind
    from ledger.credit_uses
)

select
    pieces.* replace (cast(pieces.amount as decimal(18, 4)) as amount),
    coalesce(currencies.report_currency, pieces.currency) as report_currency
from pieces
left join ledger.currencies as currencies using (currency)
