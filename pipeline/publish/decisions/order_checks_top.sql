-- One row per order to hold or to ask about among the 200 largest, in base currency.
select *
from publish.order_checks
where verdict <> 'release'
order by uninvoiced_amount desc, order_id, customer_id
limit 200
