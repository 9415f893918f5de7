-- One row per customer, foreign currency and period of the calendar: the entry that carries what is open
-- from booking rates and the last closing rate to the period's closing rate. In base currency only.
with foreign_entries as (
    select
        calendar.as_of_date,
        entries.customer_id,
        entries.currency,
        entries.report_currency,
        entries.kind,
        round(sum(entries.base_amount), 2) as booked_amount
    from ledger.entries as entries
    join ledger.currencies as currencies
        on entries.currency = currencies.currency and currencies.has_rate and not currencies.is_base
    join ledger.calendar as calendar
        on
            entries.entry_date > calendar.previous_date
            and entries.entry_date <= calendar.as_of_date
    group by all
),

bookings as (
    select
        as_of_date,
        customer_id,
        currency,
        report_currency,
        sum(booked_amount) as booked_amount
    from foreign_entries
    group by all
),

closings as (
    select
        as_of_date,
        customer_id,
        currency,
        report_currency,
        sum(base_amount) as closing_amount
    from ledger.foreign_balances
    group by all
),

openings as (
    select
        calendar.as_of_date,
        closings.customer_id,
        closings.currency,
        closings.report_currency,
        closings.closing_amount as opening_amount
    from closings
    join ledger.calendar as calendar on closings.as_of_date = calendar.previous_date
)

select
    as_of_date as entry_date,
    customer_id,
    currency,
    report_currency,
    cast(
        coalesce(closing_amount, 0)
        - coalesce(opening_amount, 0)
        - coalesce(booked_amount, 0) as decimal(18, 4)
    ) as base_amount
from closings
full join openings using (as_of_date, customer_id, currency, report_currency)
full join bookings using (as_of_date, customer_id, currency, report_currency)
