-- One row per past forecast date and report currency: the cash of a mean week of the 13 before it, a simple rule to hold forecasts against.
-- No answer where the ledger does not reach back that far.
with dates as (
    select distinct as_of_date, report_currency
    from publish.cash_backtest
    where as_of_date - 91 >= (select min(month_start) from ledger.calendar)
),

receipts as (
    select
        items.report_currency,
        applications.application_date,
        at_booking_rate(applications.amount, items.report_amount, items.amount) as amount
    from ledger.applications as applications
    join features.items as items using (item_id)
    where applications.kind = 'cash' and items.is_sampled
)

select
    dates.as_of_date,
    dates.report_currency,
    cast(coalesce(sum(receipts.amount), 0) / 13 as decimal(38, 4)) as mean_week_amount
from dates
left join receipts
    on
        dates.report_currency = receipts.report_currency
        and receipts.application_date <= dates.as_of_date
        and receipts.application_date > dates.as_of_date - 91
group by dates.as_of_date, dates.report_currency
order by dates.as_of_date, dates.report_currency
