-- One row per date of the calendar and report currency: 12 months' credit sales over the mean of 13 month-end balances.
with balances as (
    select
        as_of_date,
        report_currency,
        sum(net_amount) over months as sum_amount,
        count(*) over months as count_balances,
        max(balance_reason) over months as balance_reason
    from measures.totals
    window months as (
        partition by report_currency
        order by as_of_date
        rows between 12 preceding and current row
    )
),

judged as (
    select
        balances.*,
        sales.sales_amount,
        case
            when balance_reason is not null then balance_reason
            when sales.sales_reason is not null then sales.sales_reason
            when count_balances < 13 then 'fewer than 13 month ends of history'
            when sum_amount <= 0 then 'no balance on average'
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
    case when reason is null then ratio(wide(sales_amount) * 13, sum_amount) end as turnover,
    reason
from judged
