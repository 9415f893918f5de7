-- One row per report currency and week end of the last 26, the as-of date the last: what is open and past due then, and the week's cash and sales.
-- DSO is simple over 90 days, as that of the month ends. No week before the export is whole, or where balances or sales are not known.
with weeks as (
    select
        cast(run.as_of() - 7 * cast(step as integer) as date) as week_end_date,
        gaps.sales_unknown_until
    from range(0, 26) as steps (step)
    cross join ledger.unknown_balance_periods as gaps
    cross join ledger.export_begin
    where
        run.as_of() - 7 * cast(step as integer) >= whole_date
        and (
            run.as_of() - 7 * cast(step as integer) >= gaps.unknown_until
            or run.as_of() - 7 * cast(step as integer) < gaps.unknown_from
        )
),

lives as (
    select *
    from ledger.balances
    where to_date is null or to_date > run.as_of() - 182
),

items as (
    select
        weeks.week_end_date,
        lives.report_currency,
        lives.currency,
        lives.account,
        case when lives.account = 'receivable' then lives.item_id end as item_id,
        lives.customer_id,
        max(days_past_due(lives.due_date, weeks.week_end_date)) as late_days,
        sum(lives.amount) as amount
    from lives
    join weeks
        on
            lives.from_date <= weeks.week_end_date
            and (lives.to_date is null or lives.to_date > weeks.week_end_date)
    group by all
),

open as (
    select
        items.week_end_date,
        items.report_currency,
        items.account = 'receivable' as is_item,
        items.late_days,
        case
            when currencies.has_rate and not currencies.is_base then base_amount(items.amount, rates.rate)
            else items.amount
        end as amount
    from items
    join ledger.currencies as currencies using (currency, report_currency)
    left join ledger.rates as rates
        on items.currency = rates.currency and items.week_end_date = rates.rate_date
),

stocks as (
    select
        week_end_date,
        report_currency,
        sum(amount) as net_amount,
        coalesce(sum(amount) filter (where is_item), 0) as open_amount,
        coalesce(sum(amount) filter (where is_item and late_days > 0), 0) as overdue_amount,
        coalesce(sum(amount) filter (where is_item and late_days > 30), 0) as over_30_amount,
        coalesce(sum(amount) filter (where is_item and late_days > 60), 0) as over_60_amount,
        coalesce(sum(amount) filter (where is_item and late_days > 90), 0) as over_90_amount
    from open
    group by week_end_date, report_currency
),

days as (
    select
        report_currency,
        entry_date,
        -coalesce(sum(report_amount) filter (where kind = 'cash'), 0) as cash_amount,
        coalesce(sum(report_amount) filter (where kind in ('invoice', 'credit')), 0) as sales_amount
    from ledger.entries
    where entry_date > run.as_of() - 273
    group by report_currency, entry_date
),

flows as (
    select
        weeks.week_end_date,
        days.report_currency,
        coalesce(sum(days.cash_amount) filter (where days.entry_date > weeks.week_end_date - 7), 0) as cash_amount,
        coalesce(sum(days.sales_amount) filter (where days.entry_date > weeks.week_end_date - 7), 0) as sales_amount,
        sum(days.sales_amount) as quarter_sales_amount,
        coalesce(any_value(weeks.sales_unknown_until) > weeks.week_end_date - 90, false) as is_sales_unknown
    from weeks
    join days
        on days.entry_date <= weeks.week_end_date and days.entry_date > weeks.week_end_date - 90
    group by weeks.week_end_date, days.report_currency
)

select
    week_end_date,
    report_currency,
    cast(coalesce(stocks.net_amount, 0) as decimal(38, 4)) as net_amount,
    cast(coalesce(stocks.open_amount, 0) as decimal(38, 4)) as open_amount,
    cast(coalesce(stocks.overdue_amount, 0) as decimal(38, 4)) as overdue_amount,
    cast(coalesce(stocks.over_30_amount, 0) as decimal(38, 4)) as over_30_amount,
    cast(coalesce(stocks.over_60_amount, 0) as decimal(38, 4)) as over_60_amount,
    cast(coalesce(stocks.over_90_amount, 0) as decimal(38, 4)) as over_90_amount,
    ratio(stocks.overdue_amount, stocks.open_amount) as overdue_rate,
    cast(coalesce(flows.cash_amount, 0) as decimal(38, 4)) as cash_amount,
    case when not flows.is_sales_unknown then cast(coalesce(flows.sales_amount, 0) as decimal(38, 4)) end as sales_amount,
    case
        when not flows.is_sales_unknown and flows.quarter_sales_amount > 0
            then ratio(coalesce(stocks.net_amount, 0), flows.quarter_sales_amount) * 90
    end as dso
from stocks
full join flows using (week_end_date, report_currency)
