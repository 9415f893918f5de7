-- One row per customer that stands above others and each customer below it, however deep, itself included.
with recursive members as (
    select distinct
        parent_customer_id as holder_id,
        parent_customer_id as customer_id
    from ledger.customers
    where parent_customer_id is not null and parent_customer_id <> customer_id

    union

    select
        members.holder_id,
        children.customer_id
    from members
    join ledger.customers as children on members.customer_id = children.parent_customer_id
)

select members.*
from members
semi join ledger.customers as holders on members.holder_id = holders.customer_id
