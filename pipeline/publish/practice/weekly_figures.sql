-- One row per report currency and week end of the last 26: what was open and past due then, and the week's cash and sales.
select
    week_end_date,
    report_currency,
    net_amount as balance_amount,
    overdue_amount,
    overdue_rate,
    over_30_amount,
    over_60_amount,
    over_90_amount,
    cash_amount,
    sales_amount,
    dso
from measures.weekly_figures
order by report_currency, week_end_date
