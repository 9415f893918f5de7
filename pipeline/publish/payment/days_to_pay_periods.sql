-- One row per month end and the as-of date, report currency and period to date: days to pay = terms + days late.
select
    as_of_date,
    report_currency,
    method,
    cast(amount as decimal(38, 4)) as amount,
    count_invoices,
    days_to_pay,
    terms,
    days_late,
    reason
from measures.days_to_pay
order by as_of_date, report_currency, method
