-- Days compared with that are dates of the calendar, and customers, of which what was open is not the same by both ways.
with sums as (
    select as_of_date, customer_id, report_currency, gross_amount, overdue_amount, unapplied_amount
    from measures.past_positions
    join ledger.calendar using (as_of_date)

    union all

    select as_of_date, customer_id, report_currency, -gross_amount, -overdue_amount, -unapplied_amount
    from measures.positions
    join (select distinct past_date as as_of_date from measures.compared_days) as days using (as_of_date)
)

select
    as_of_date,
    customer_id,
    report_currency,
    sum(gross_amount) as gross_amount,
    sum(overdue_amount) as overdue_amount,
    sum(unapplied_amount) as unapplied_amount
from sums
group by as_of_date, customer_id, report_currency
having sum(gross_amount) <> 0 or sum(overdue_amount) <> 0 or sum(unapplied_amount) <> 0
