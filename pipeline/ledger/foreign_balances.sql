-- One row per date of the calendar and item (on the account: customer) in a rated foreign currency, in both currencies.
-- Converted at the date's rate and rounded to the cent here, once: sums of it are exact.
select
    calendar.as_of_date,
    calendar.previous_date,
    balances.account,
    case when balances.account = 'receivable' then balances.item_id end as item_id,
    balances.customer_id,
    balances.currency,
    balances.report_currency,
    any_value(balances.issue_date) as issue_date,
    any_value(balances.due_date) as due_date,
    cast(sum(balances.amount) as decimal(18, 4)) as amount,
    base_amount(sum(balances.amount), any_value(rates.rate)) as base_amount
from ledger.balances as balances
join ledger.currencies as currencies
    on balances.currency = currencies.currency and currencies.has_rate and not currencies.is_base
join ledger.calendar as calendar
    on
        balances.from_date <= calendar.as_of_date
        and (balances.to_date is null or balances.to_date > calendar.as_of_date)
join ledger.rates as rates
    on balances.currency = rates.currency and calendar.as_of_date = rates.rate_date
group by all
