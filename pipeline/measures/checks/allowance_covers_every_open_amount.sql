-- Dates at which the balances behind the allowance are not gross AR.
select
    as_of_date,
    report_currency,
    sum(balance_amount) as balance_amount,
    any_value(gross_amount) as gross_amount
from measures.allowance
join measures.totals using (as_of_date, report_currency)
group by as_of_date, report_currency
having sum(balance_amount) <> any_value(gross_amount)
