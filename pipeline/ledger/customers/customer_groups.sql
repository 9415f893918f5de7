-- One row per customer: the customer at the top of its parent links, itself without one. A circle of links ends at its first repeat.
with recursive climbed as (
    select
        customer_id,
        customer_id as group_id,
        0 as steps
    from ledger.customers

    union all

    select
        climbed.customer_id,
        customers.parent_customer_id,
        climbed.steps + 1
    from climbed
    join ledger.customers as customers on climbed.group_id = customers.customer_id
    where
        customers.parent_customer_id is not null
        and customers.parent_customer_id <> climbed.customer_id
        and climbed.steps < 20
)

select
    customer_id,
    arg_max(group_id, steps) as group_id,
    max(steps) >= 20 as is_circle
from climbed
group by customer_id
