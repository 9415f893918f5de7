-- One row per date of the calendar and report currency: count-back DSO.
-- Whole months of sales are taken from net AR, newest first; the last month counts its fraction; a month without sales adds its days.
with monthly_sales as (
    select
        as_of_date as month_end_date,
        report_currency,
        month_start,
        greatest(sales_amount, 0) as sales_amount
    from measures.totals
),

walked as (
    select
        totals.as_of_date,
        totals.report_currency,
        totals.net_amount,
        monthly_sales.sales_amount,
        date_diff('day', monthly_sales.month_start, monthly_sales.month_end_date) + 1 as days,
        sum(monthly_sales.sales_amount) over newest_first as sales_to_here,
        date_diff('day', monthly_sales.month_start, totals.as_of_date) + 1 as days_to_here
    from measures.totals as totals
    join monthly_sales
        on
            totals.report_currency = monthly_sales.report_currency
            and monthly_sales.month_end_date <= totals.as_of_date
    window newest_first as (
        partition by totals.as_of_date, totals.report_currency
        order by monthly_sales.month_end_date desc
    )
),

reached as (
    select
        as_of_date,
        report_currency,
        min_by(
            days_to_here - days
            + ratio(wide(net_amount - (sales_to_here - sales_amount)) * days, sales_amount),
            days_to_here
        ) as dso
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
        max(sales_to_here) as sales_amount
    from walked
    group by as_of_date, report_currency
)

select
    history.as_of_date,
    history.report_currency,
    case when history.net_amount = 0 and history.sales_amount > 0 then 0 else reached.dso end as dso,
    case
        when history.sales_amount <= 0 then 'no credit sales'
        when history.net_amount < 0 then 'credits exceed what is owed'
        when reached.dso is null and history.net_amount > 0
            then 'more than ' || history.days || ' days'
    end as reason
from history
left join reached using (as_of_date, report_currency)
