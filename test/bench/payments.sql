-- One row per payment received by the as-of date, in the canonical layout; a second part follows four weeks later.
with parts as (
    select *, 1 as part, paid_date as payment_date, first_amount as part_amount
    from documents
    where not is_unpaid

    union all

    select *, 2, paid_date + 28, cast(amount - first_amount as decimal(18, 2))
    from documents
    where not is_unpaid and amount > first_amount
)

select
    'PAY-' || invoice_number || '-' || part as payment_id,
    payment_date,
    part_amount as amount,
    'C' || lpad(cast(customer_number as varchar), 7, '0') as customer_id,
    currency,
    'INV-' || invoice_number as invoice_id
from parts
where payment_date <= (select max(issue_date) from documents) and part_amount > 0
order by invoice_number, part
