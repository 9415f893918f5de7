-- One row per date of the calendar and report currency: count-back DSO.
-- Whole months of sales are taken from net AR, newest first; the last month counts its fraction; a month without sales adds its days.
with monthly_sales as (
    select
        as_of_date as month_end_date,
        report_currency,
        month_start,
        greatest(sales_amount, 0) as sales_amount,
        sales_reason
    from measures.totals
),

walked as (
    select
        totals.as_of_date,
        report_currency,
        totals.net_amount,
        totals.balance_reason,
        monthly_sales.sales_amount,
        date_diff('day', monthly_sales.month_start, monthly_sales.month_end_date) + 1 as days,
        sum(monthly_sales.sales_amount) over newest_first as sales_to_here,
        max(monthly_sales.sales_reason) over newest_first as sales_reason,
        date_diff('day', monthly_sales.month_start, totals.as_of_date) + 1 as days_to_here
    from measures.totals as totals
    join monthly_sales using (report_currency)
    where monthly_sales.month_end_date <= totals.as_of_date
    window newest_first as (
        partition by totals.as_of_date, report_currency order by month_end_date desc
    )
),

reached as (
    select
        as_of_date,
        report_currency,
        min_by(
            days_to_here - days + ratio(wide(net_amount - (sales_to_here - sales_amount)) * days, sales_amount),
            days_to_here
        ) as dso,
        min_by(coalesce(sales_reason, ''), days_to_here) as sales_reason
    from walked
    where sales_to_here >= net_amount and sales_amount > 0 and net_amount > 0
    group by as_of_date, report_currency
),

history as (
    select
        as_of_date,
        report_currency,
        max(net_amount) as net_amount,
        max(days_to_here) as days,
        max(sales_to_here) as sales_amount,
        max(balance_reason) as balance_reason,
        max(sales_reason) as sales_reason
    from walked
    group by as_of_date, report_currency
),

judged as (
    select
        history.as_of_date,
        history.report_currency,
        reached.dso,
        case
            when balance_reason is not null then balance_reason
            when coalesce(reached.sales_reason, history.sales_reason, '') <> '' then history.sales_reason
            when history.sales_amount <= 0 then 'no credit sales'
            when net_amount < 0 then 'credits exceed what is owed'
            when reached.dso is null and net_amount > 0 then 'more than ' || history.days || ' days'
        end as reason
    from history
    left join reached using (as_of_date, report_currency)
)

select
    as_of_date,
    report_currency,
    case when reason is null then coalesce(dso, 0) end as dso,
    reason
from judged
