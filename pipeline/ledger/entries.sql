-- One row per dated, signed entry on an invoice (receivable) or on a customer's account (unapplied).
-- base_amount is at the rate of the entry's date, not rounded; null without a rate.
-- A credit that the export shows as used up lowers the cash of that day, for its invoices count as paid in full.
-- A credit applied on its own date settles the item at once; one applied later stands on the account meanwhile.
-- What was undone stands twice: on the day it settled something, and with the opposite sign on the day it was undone.
-- View.
with booked as (
    select
        issue_date as entry_date,
        case when is_rise then 'other' else 'invoice' end as kind,
        'receivable' as account,
        item_id,
        customer_id,
        currency,
        report_currency,
        amount
    from ledger.documents
    where issue_date <= getvariable('as_of')

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
        waiting_amount
    from ledger.credits
    where settled_date is not null

    union all

    select from_date, begin_kind, account, item_id, customer_id, currency, report_currency, -amount
    from ledger.undone

    union all

    select to_date, end_kind, account, item_id, customer_id, currency, report_currency, amount
    from ledger.undone
)

select
    booked.* replace (cast(booked.amount as decimal(18, 4)) as amount),
    exact_base_amount(booked.amount, rates.rate) as base_amount
from booked
left join ledger.rates as rates
    on booked.currency = rates.currency and booked.entry_date = rates.rate_date
