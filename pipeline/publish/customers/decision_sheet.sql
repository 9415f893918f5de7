-- One row per customer to decide on, as decisions.csv wants it, the most cautious judgement and the largest exposure first, at most 1,000.
-- What to decide is left empty; a line that stays so decides nothing.
select
    customer_id,
    customer_name,
    run.as_of() as decided_date,
    cast(null as varchar) as decided_by,
    cast(null as varchar) as reason,
    cast(null as varchar) as terms,
    cast(null as decimal(38, 4)) as credit_limit,
    cast(null as varchar) as supply,
    cast(null as date) as valid_until
from publish.postures
order by
    array_position(['stop', 'restrict', 'watch', 'keep', 'grow'], posture),
    exposure_amount desc nulls last,
    customer_id
limit 1000
