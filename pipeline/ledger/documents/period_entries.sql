-- One row per period of the calendar, customer, currency and kind of entry: the sum of the entries of the period.
-- report_amount is at the rates of the entries' dates, not rounded; the amount itself without a rate.
-- Scratch.
with summed as (
    select
        period_end(entry_date) as as_of_date,
        customer_id,
        currency,
        kind,
        sum(amount) as amount,
        sum(report_amount) as report_amount
    from ledger.entries
    group by all
)

select
    summed.as_of_date,
    summed.customer_id,
    summed.currency,
    coalesce(currencies.report_currency, summed.currency) as report_currency,
    summed.kind,
    summed.amount,
    summed.report_amount
from summed
left join ledger.currencies as currencies using (currency)
