-- One row per stated date and report currency: count-back DSO.
-- Whole months of sales are taken from net AR, newest first; the last month counts its fraction; a month without sales adds its days.
with months as (
    select
        as_of_date,
        report_currency,
        net_amount,
        balance_reason,
        as_of_date as period_end_date,
        month_start,
        greatest(sales_amount, 0) as sales_amount,
        sales_reason
    from measures.stated_totals

    union all

    select
        stated.as_of_date,
        report_currency,
        stated.net_amount,
        stated.balance_reason,
        past.as_of_date,
        past.month_start,
        greatest(past.sales_amount, 0),
        past.sales_reason
    from measures.stated_totals as stated
    join measures.totals as past using (report_currency)
    where past.as_of_date < stated.month_start
),

walked as (
    select
        as_of_date,
        report_currency,
        net_amount,
        balance_reason,
        sales_amount,
        date_diff('day', month_start, period_end_date) + 1 as days,
        sum(sales_amount) over newest_first as sales_to_here,
        max(sales_reason) over newest_first as sales_reason,
        date_diff('day', month_start, as_of_date) + 1 as days_to_here
    from months
    window newest_first as (partition by as_of_date, report_currency order by period_end_date desc)
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
