-- One row per view (closed, with_open, kaplan_meier), report currency, cut and value: days to pay of the last 12 months.
select
    run.as_of() as as_of_date,
    report_currency,
    cut,
    cut_value,
    view,
    amount,
    count_invoices,
    days_to_pay,
    terms_days,
    days_late,
    cast(median_days as integer) as median_days,
    cast(p90_days as integer) as p90_days,
    late_rate_by_count,
    late_rate_by_value,
    late_30_rate_by_count,
    late_30_rate_by_value,
    trend_days,
    recent_days,
    reason
from measures.days_to_pay_cuts
order by report_currency, cut, cut_value, view
