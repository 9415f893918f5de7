-- One row per date, basis, currency, customer (the 20 largest, then all others together) and bucket or `unapplied`.
-- A customer's place is by what it had open in all at that date; place 21 is everyone else. Unapplied stands negative.
with amounts as (
    select
        as_of_date,
        basis,
        report_currency as currency,
        customer_id,
        bucket,
        sum(coalesce(open_base_amount, open_amount)) as amount
    from publish.aging
    join ledger.currencies using (currency)
    group by as_of_date, basis, report_currency, customer_id, bucket
),

ranked as (
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
),

parts as (
    select * from amounts
    union all
    select
        as_of_date,
        basis,
        report_currency as currency,
        customer_id,
        'unapplied' as bucket,
        -unapplied_amount as amount
    from measures.positions
    cross join (values ('due'), ('invoice')) as bases (basis)
    where unapplied_amount <> 0 and as_of_date in (select as_of_date from amounts)
),

placed as (
    select
        parts.*,
        case when place <= 20 then place else 21 end as place
    from parts
    left join ranked using (as_of_date, basis, currency, customer_id)
),

counted as (
    select as_of_date, basis, currency, place, count(distinct customer_id) as count_customers
    from placed
    group by as_of_date, basis, currency, place
)

select
    as_of_date,
    basis,
    currency,
    place,
    case when place <= 20 then min(customer_id) end as customer_id,
    case when place <= 20 then min(customer_name) end as customer_name,
    any_value(count_customers) as count_customers,
    bucket,
    sum(amount) as amount
from placed
join counted using (as_of_date, basis, currency, place)
join ledger.customers using (customer_id)
group by as_of_date, basis, currency, place, bucket
order by as_of_date, basis, currency, place, bucket
