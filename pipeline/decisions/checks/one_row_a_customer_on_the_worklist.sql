-- Customers that stand on the worklist more than once in a currency, or are to be talked to on two days.
select customer_id, count(*) as count_rows, count(distinct report_currency) as count_currencies
from decisions.worklist
group by customer_id
having
    count(*) > count(distinct report_currency)
    or count(distinct action_date) filter (where stop_reason is null and customer_id in (select customer_id from decisions.conversations)) > 1
