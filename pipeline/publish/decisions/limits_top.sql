-- One row per customer among the 300 whose exposure is furthest above the limit, or largest where none is given.
select *
from publish.limits
order by is_breach desc, exposure_amount - coalesce(limit_amount, 0) desc, customer_id
limit 300
