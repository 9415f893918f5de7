-- One row per month of issue, currency and days since the invoice (15, 30, 60, 90): the share of its invoices paid by then, by amount.
select month_end_date, report_currency, days_since, invoiced_amount, count_items, paid_rate
from measures.pay_cohorts
order by report_currency, month_end_date, days_since
