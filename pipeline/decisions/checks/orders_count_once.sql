-- Orders of which more is counted as uninvoiced than was ordered, or that stand twice.
select company_id, order_id, sum(uninvoiced_amount) as uninvoiced_amount
from decisions.open_orders
group by company_id, order_id
having count(*) > 1 or bool_or(invoiced_amount < 0)
