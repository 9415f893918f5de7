-- One row per customer, foreign currency and period of the calendar: the entry that carries what is open
-- from booking rates and the last closing rate to the period's closing rate. In base currency only.
with closings as (
    select
        as_of_date,
        customer_id,
        currency,
        sum(base_amount) as amount
    from ledger.foreign_balances
    group by all
),

changes as (
    select as_of_date, customer_id, currency, amount
    from closings

    union all

    select calendar.as_of_date, closings.customer_id, closings.currency, -closings.amount
    from closings
    join ledger.calendar as calendar on closings.as_of_date = calendar.previous_date

    union all

    select entries.as_of_date, entries.customer_id, entries.currency, -round(entries.report_amount, 2)
    from ledger.period_entries as entries
    join ledger.currencies as currencies
        on entries.currency = currencies.currency and currencies.has_rate and not currencies.is_base
)

select
    changes.as_of_date as entry_date,
    changes.customer_id,
    changes.currency,
    currencies.report_currency,
    cast(sum(changes.amount) as decimal(38, 4)) as base_amount
from changes
join ledger.currencies as currencies using (currency)
group by all
