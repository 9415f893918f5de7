-- One row per date of the calendar and report currency: the mean of three month-end balances over a day's sales of 12 months.
with balances as (
    select
        as_of_date,
        report_currency,
        sum(net_amount) over last_3 as sum_amount,
        max(balance_reason) over last_3 as balance_reason,
        count(*) over last_12 as count_months
    from measures.totals
    window
        last_3 as (
            partition by report_currency order by as_of_date rows between 2 preceding and current row
        ),
        last_12 as (
            partition by report_currency order by as_of_date rows between 11 preceding and current row
        )
),

judged as (
    select
        balances.*,
        sales.sales_amount,
        sales.window_days,
        case
            when balance_reason is not null then balance_reason
            when sales.sales_reason is not null then sales.sales_reason
            when count_months < 12 then 'fewer than 12 months of history'
            when sales.sales_amount <= 0 then 'no credit sales in 12 months'
        end as reason
    from balances
    join measures.sales_windows as sales
        on
            balances.as_of_date = sales.as_of_date
            and balances.report_currency = sales.report_currency
            and sales.days = 0
)

select
    as_of_date,
    report_currency,
    case when reason is null then ratio(wide(sum_amount) * window_days, wide(sales_amount) * 3) end as dso,
    reason
from judged
