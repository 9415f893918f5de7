-- One row per customer, in the order of ids: what the search and the list show.
select
    customer_id,
    customer_name,
    currencies,
    open_base_amount,
    overdue_base_amount,
    count_open,
    late_rate,
    mean_delay_days,
    last_payment_date
from publish.customers
order by customer_id
