-- One row per date of the calendar, report currency and window: days sales outstanding and its parts.
-- Simple DSO on net AR; best possible on gross not-due AR; delinquent days on gross past-due AR. Sales at or below 0 say nothing.
select
    totals.as_of_date,
    totals.report_currency,
    'simple_' || days as method,
    case when sales > 0 then ratio(wide(net_amount) * days, sales) end as dso,
    case when sales > 0 then ratio(wide(not_due_amount) * days, sales) end as best_possible_dso,
    case when sales > 0 then ratio(wide(overdue_amount) * days, sales) end as average_days_delinquent,
    case when sales > 0 then ratio(wide(unapplied_amount) * days, sales) end as unapplied_days,
    case when sales <= 0 then 'no credit sales in the last ' || days || ' days' end as reason
from measures.totals as totals
join (
    select as_of_date, report_currency, days, sales_amount as sales
    from measures.sales_windows
    where days > 0
) as windows using (as_of_date, report_currency)
