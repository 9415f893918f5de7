-- One row per stored date, report currency and customer among the three with the most overdue.
select as_of_date, report_currency, customer_id, customer_name, amount, share, rank
from publish.concentration
where scope = 'overdue' and rank <= 3
order by as_of_date, report_currency, rank
