-- Customers and currencies whose open invoices do not sum to their aging at the as-of date.
with sums as (
    select customer_id, currency, open_amount as listed_amount, 0 as aged_amount
    from publish.open_invoices

    union all

    select customer_id, currency, 0, open_amount
    from publish.aging
    where basis = 'due' and as_of_date = run.as_of()
)

select customer_id, currency, sum(listed_amount) as listed_amount, sum(aged_amount) as aged_amount
from sums
group by customer_id, currency
having sum(listed_amount) <> sum(aged_amount)
