-- One row per date, basis, currency, customer (the 20 largest, then all others together) and bucket.
-- A customer's place is by what it owed in all at that date; place 21 is everyone else.
with amounts as (
    select
        as_of_date,
        basis,
        report_currency as currency,
        customer_id,
        any_value(customer_name) as customer_name,
        bucket,
        sum(coalesce(open_base_amount, open_amount)) as amount,
        sum(count_invoices) as count_invoices
    from publish.aging
    join ledger.currencies using (currency)
    group by as_of_date, basis, report_currency, customer_id, bucket
),

places as (
    select
        as_of_date,
        basis,
        currency,
        customer_id,
        row_number() over (
            partition by as_of_date, basis, currency
            order by sum(amount) desc, customer_id
        ) as place
    from amounts
    group by as_of_date, basis, currency, customer_id
)

select
    as_of_date,
    basis,
    currency,
    least(place, 21) as place,
    case when least(place, 21) < 21 then min(customer_id) end as customer_id,
    case when least(place, 21) < 21 then min(customer_name) end as customer_name,
    count(distinct customer_id) as count_customers,
    bucket,
    sum(amount) as amount,
    sum(count_invoices) as count_invoices
from amounts
join places using (as_of_date, basis, currency, customer_id)
group by as_of_date, basis, currency, least(place, 21), bucket
order by as_of_date, basis, currency, least(place, 21), bucket
