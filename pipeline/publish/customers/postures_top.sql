-- One row per customer among the 100 of its posture with the largest exposure.
select *
from publish.postures
qualify row_number() over (partition by posture order by exposure_amount desc nulls last, customer_id) <= 100
order by
    array_position(['stop', 'restrict', 'watch', 'keep', 'grow'], posture),
    exposure_amount desc nulls last,
    customer_id
