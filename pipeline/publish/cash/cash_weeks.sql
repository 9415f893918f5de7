-- One row per report currency and each of the 13 weeks before the as-of date: the cash that came, and what the day before had been forecast for it.
-- No week begins before the export is whole, or where balances are unknown.
with weeks as (
    select distinct
        run.as_of() - 7 * cast(step as integer) as from_date,
        run.as_of() - 7 * cast(step as integer) + 7 as until_date
    from range(1, 14) as steps (step)
    cross join ledger.unknown_balance_periods as gaps
    cross join ledger.export_begin
    where from_date >= whole_date
        and (from_date >= unknown_until or until_date < unknown_from)
),

receipts as (
    select report_currency, entry_date, -sum(report_amount) as amount
    from ledger.entries
    where kind = 'cash' and entry_date > run.as_of() - 91
    group by report_currency, entry_date
),

received as (
    select
        currencies.report_currency,
        weeks.from_date,
        cast(coalesce(sum(receipts.amount), 0) as decimal(38, 4)) as received_amount
    from weeks
    cross join (select distinct report_currency from ledger.currencies) as currencies
    left join receipts
        on
            currencies.report_currency = receipts.report_currency
            and receipts.entry_date > weeks.from_date
            and receipts.entry_date <= weeks.until_date
    group by currencies.report_currency, weeks.from_date
)

select
    received.report_currency,
    received.from_date + 1 as week_start_date,
    received.received_amount,
    forecasts.expected_amount as forecast_amount
from received
left join forecast.backtest as forecasts
    on
        received.report_currency = forecasts.report_currency
        and received.from_date = forecasts.as_of_date
        and forecasts.horizon_week = 1
order by received.report_currency, week_start_date
