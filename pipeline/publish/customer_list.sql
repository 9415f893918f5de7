-- One row per customer, in the order of ids: what the search and the list show.
-- The shard is the file that holds the customer's details: 200 customers a file.
select
    customer_id,
    customer_name,
    currencies,
    open_base_amount,
    overdue_base_amount,
    count_open,
    late_rate,
    mean_delay_days,
    last_payment_date,
    cast(floor((row_number() over (order by customer_id) - 1) / 200) as integer) as shard
from publish.customers
order by customer_id
