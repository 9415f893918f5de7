-- One row per amount that settled an item or stood on a customer's account from one date until it was undone on another: on its
-- invoice as far as that had room until the end, oldest due first, the rest of a credit on the account.
with rooms as (
    select
        parts.part_id,
        documents.item_id,
        documents.customer_id as item_customer_id,
        documents.report_currency,
        documents.company_id as item_company_id,
        documents.is_split,
        documents.issue_date,
        documents.due_date,
        greatest(documents.amount - coalesce(settled.amount, 0), 0) as room_amount
    from ledger.undone_parts as parts
    join ledger.documents as documents
        on
            parts.invoice_id = documents.invoice_id
            and parts.currency = documents.currency
            and (parts.company_id = documents.company_id or parts.company_id = '')
            and documents.issue_date < parts.to_date
    left join (
        select parts.part_id, applications.item_id, sum(applications.amount) as amount
        from ledger.undone_parts as parts
        join ledger.applications as applications
            on parts.invoice_id = applications.invoice_id and applications.application_date < parts.to_date
        group by all
    ) as settled using (part_id, item_id)
),

ends as (
    select
        *,
        sum(room_amount) over (partition by part_id order by due_date, item_id rows unbounded preceding) as room_end
    from rooms
),

settling as (
    select
        parts.*,
        ends.* exclude (part_id, room_amount, room_end),
        greatest(parts.from_date, ends.issue_date) as settling_date,
        least(parts.offset_amount + parts.amount, room_end) - greatest(parts.offset_amount, room_end - room_amount)
            as settling_amount
    from ledger.undone_parts as parts
    join ends using (part_id)
    where parts.offset_amount + parts.amount > room_end - room_amount and room_end > parts.offset_amount
),

waiting as (
    select parts.*, parts.amount - coalesce(settled.amount, 0) as waiting_amount, settled.customer_id as item_customer_id
    from ledger.undone_parts as parts
    left join (
        select part_id, sum(settling_amount) as amount, min(item_customer_id) as customer_id
        from settling
        group by part_id
    ) as settled using (part_id)
    where parts.source_type <> 'adjustment' and parts.amount > coalesce(settled.amount, 0)
),

pieces as (
    select
        'receivable' as account, item_id, item_customer_id as customer_id, currency, is_split, item_company_id as company_id,
        invoice_id, issue_date, due_date, settling_date as from_date, to_date, settling_amount as amount,
        case when settling_date > from_date then 'application' else begin_kind end as begin_kind, end_kind
    from settling

    union all

    select
        'unapplied', source_type || ' ' || source_id, coalesce(customer_id, item_customer_id), currency, false, null,
        null, from_date, from_date, from_date, settling_date, settling_amount, begin_kind, 'application'
    from settling
    where settling_date > from_date

    union all

    select
        'unapplied', source_type || ' ' || source_id, coalesce(customer_id, item_customer_id, '(unknown)'), currency, false, null,
        null, from_date, from_date, from_date, to_date, waiting_amount, begin_kind, end_kind
    from waiting

    union all

    select
        'unapplied', source_type || ' ' || source_id, customer_id, currency, false, null,
        null, credit_date, credit_date, credit_date, paid_back_date, amount, kind, 'cash'
    from ledger.paid_back
)

select
    pieces.* replace (cast(pieces.amount as decimal(18, 4)) as amount),
    coalesce(currencies.report_currency, pieces.currency) as report_currency
from pieces
left join ledger.currencies as currencies using (currency)
