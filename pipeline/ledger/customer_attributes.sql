-- One row per customer number in the customers file; the first row counts where a number repeats.
select *
from ingest.customers
where customer_id is not null
qualify row_number() over (
    partition by customer_id
    order by company_id, customer_name, parent_customer_id, segment, region, terms
) = 1
