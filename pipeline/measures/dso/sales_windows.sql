-- One row per stated date, report currency and window of days that ends there: credit sales in it, and the days that there are.
-- A window that reaches back further than the export begins with it. Days 0 is the year.
with wanted as (
    select
        as_of_date,
        report_currency,
        days,
        as_of_date - days as after_date
    from measures.stated_totals
    cross join (values (30), (90), (365)) as lengths (days)

    union all

    select
        as_of_date,
        report_currency,
        0 as days,
        case
            when as_of_date = last_day(as_of_date)
                then last_day(cast(as_of_date - interval 1 year as date))
            else cast(as_of_date - interval 1 year as date)
        end as after_date
    from measures.stated_totals
),

windows as (
    select
        * exclude (after_date),
        case
            when as_of_date >= begin_date then greatest(after_date, begin_date - 1)
            else after_date
        end as after_date
    from wanted
    cross join ledger.export_begin
)

select
    windows.as_of_date,
    windows.report_currency,
    windows.days,
    windows.as_of_date - windows.after_date as window_days,
    cast(coalesce(sum(daily_sales.sales_amount), 0) as decimal(38, 4)) as sales_amount,
    case
        when windows.after_date < any_value(gaps.sales_unknown_until) then any_value(gaps.sales_reason)
    end as sales_reason
from windows
cross join ledger.unknown_balance_periods as gaps
left join measures.daily_sales as daily_sales
    on
        windows.report_currency = daily_sales.report_currency
        and daily_sales.sales_date > windows.after_date
        and daily_sales.sales_date <= windows.as_of_date
group by windows.as_of_date, windows.report_currency, windows.days, windows.after_date
