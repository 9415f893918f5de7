-- Customers of whom more is called wrongly chaseable than they have unapplied, or than is past due.
select as_of_date, customer_id, report_currency, overdue_amount, unapplied_amount, wrongly_chaseable_amount
from measures.chaseable
where
    wrongly_chaseable_amount > unapplied_amount
    or wrongly_chaseable_amount > overdue_amount
    or chaseable_amount <> overdue_amount - wrongly_chaseable_amount
