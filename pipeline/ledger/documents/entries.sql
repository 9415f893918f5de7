-- One row per dated, signed entry on an invoice (receivable) or on a customer's account (unapplied).
-- report_amount is at the rate of the entry's date, not rounded; the amount itself without a rate.
-- A credit that the export shows as used up lowers the cash of that day, for its invoices count as paid in full; but for what
-- cleared invoices that were cleared with it, which is credit on both sides.
-- A credit applied on its own date settles the item at once; one applied later stands on the account meanwhile.
-- What was undone stands twice: on the day it settled something, and with the opposite sign on the day it was undone.
-- View.
with settled_credits as (
    select credits.*, least(coalesce(offsets.amount, 0), credits.waiting_amount) as offset_amount
    from ledger.credits as credits
    left join (
        select 'credit_note' as source_type, source_id, sum(offset_amount) as amount
        from ledger.offset_credits
        group by source_id
    ) as offsets using (source_type, source_id)
    where credits.settled_date is not null
),

booked as (
    select
        issue_date as entry_date,
        entry_kind as kind,
        'receivable' as account,
        item_id,
        customer_id,
        currency,
        report_currency,
        amount
    from ledger.documents
    where issue_date <= run.as_of()

    union all

    select
        application_date,
        case when is_moved then 'application' else kind end,
        'receivable',
        item_id,
        customer_id,
        currency,
        report_currency,
        -amount
    from ledger.applications

    union all

    select
        application_date,
        'application',
        'unapplied',
        source_type || ' ' || source_id,
        source_customer_id,
        currency,
        report_currency,
        amount
    from ledger.applications
    where is_moved

    union all

    select
        source_date,
        kind,
        'unapplied',
        source_type || ' ' || source_id,
        source_customer_id,
        currency,
        report_currency,
        -amount
    from ledger.applications
    where is_moved

    union all

    select
        credit_date,
        kind,
        'unapplied',
        source_type || ' ' || source_id,
        customer_id,
        currency,
        report_currency,
        -waiting_amount
    from ledger.credits

    union all

    select
        settled_date,
        case when source_type = 'used_credit' then 'undated' else 'cash' end,
        'unapplied',
        source_type || ' ' || source_id,
        customer_id,
        currency,
        report_currency,
        waiting_amount - offset_amount
    from settled_credits
    where waiting_amount <> offset_amount

    union all

    select
        settled_date, 'credit', 'unapplied', source_type || ' ' || source_id, customer_id, currency, report_currency,
        offset_amount
    from settled_credits
    where offset_amount > 0

    union all

    select from_date, begin_kind, account, item_id, customer_id, currency, report_currency, -amount
    from ledger.undone

    union all

    select to_date, end_kind, account, item_id, customer_id, currency, report_currency, amount
    from ledger.undone
)

select
    booked.* replace (cast(booked.amount as decimal(18, 4)) as amount),
    exact_report_amount(booked.amount, rates.rate) as report_amount
from booked
left join ledger.rates as rates
    on booked.currency = rates.currency and booked.entry_date = rates.rate_date
