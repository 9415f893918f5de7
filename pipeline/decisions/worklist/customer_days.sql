-- One row per customer: its country as the calendar of business days knows it.
-- Scratch.
select
    customer_id,
    coalesce(upper(trim(country)), '') as country
from ledger.customers
