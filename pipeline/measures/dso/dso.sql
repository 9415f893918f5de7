-- One row per stated date, report currency and window: days sales outstanding and its parts.
-- Simple DSO on net AR; best possible on gross not-due AR; delinquent days on gross past-due AR. Sales at or below 0 say nothing.
-- Where the export is shorter than the window, days are those that there are, of receivables and of sales alike.
with windows as (
    select
        totals.*,
        sales.days,
        sales.window_days,
        sales.sales_amount as sales,
        coalesce(
            totals.balance_reason,
            sales.sales_reason,
            case when sales.sales_amount <= 0 then 'no credit sales in the last ' || days || ' days' end
        ) as reason
    from measures.stated_totals as totals
    join measures.sales_windows as sales using (as_of_date, report_currency)
    where sales.days > 0
)

select
    as_of_date,
    report_currency,
    'simple_' || days as method,
    case when reason is null then ratio(wide(net_amount) * window_days, sales) end as dso,
    case when reason is null then ratio(wide(not_due_amount) * window_days, sales) end as best_possible_dso,
    case when reason is null then ratio(wide(overdue_amount) * window_days, sales) end as average_days_delinquent,
    case when reason is null then ratio(wide(unapplied_amount) * window_days, sales) end as unapplied_days,
    window_days,
    reason
from windows
