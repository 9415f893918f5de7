-- One row per month of issue, report currency and cut (all, segment, region): days from delivery to invoice.
select
    period_end_date,
    report_currency,
    cut,
    cut_value,
    count_issued,
    count_invoices,
    amount,
    lag_days,
    cast(median_days as integer) as median_days,
    above_week_rate,
    reason
from measures.billing_lag
order by period_end_date, report_currency, cut, cut_value
