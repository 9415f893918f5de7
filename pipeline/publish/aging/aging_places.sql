-- One row per stored date, basis, report currency, segment (empty: all customers) and place: the 20 that owe most, then all others together.
-- A customer's place is by what it had open at that date, gross. Buckets stand by number, the youngest 0; disputed is a part
-- of them; unapplied credits are apart. The twelve largest segments of the as-of date have rows of their own.
with known as (
    select positions.*, customer_name, coalesce(segment, '') as segment
    from measures.positions as positions
    join ledger.calendar using (as_of_date)
    join ledger.customers using (customer_id)
    where is_stored and (gross_amount <> 0 or unapplied_amount <> 0)
),

segments as (
    select segment
    from known
    where as_of_date = run.as_of()
    group by segment
    order by sum(gross_amount) desc, segment
    limit 12
),

scoped as (
    select * replace (cast(null as varchar) as segment) from known
    union all
    select * from known where segment in (from segments)
),

placed as (
    select
        *,
        least(
            row_number() over (
                partition by as_of_date, report_currency, segment
                order by gross_amount desc, customer_id
            ), 21
        ) as place
    from scoped
)

select as_of_date, basis, report_currency, segment, cast(place as integer) as position,
    case when place <= 20 then min(customer_id) end as customer_id,
    case when place <= 20 then min(customer_name) end as customer_name,
    count(*) as count_customers,
    coalesce(sum(bucket_0), 0) as bucket_0,
    coalesce(sum(bucket_1), 0) as bucket_1,
    coalesce(sum(bucket_2), 0) as bucket_2,
    coalesce(sum(bucket_3), 0) as bucket_3,
    coalesce(sum(bucket_4), 0) as bucket_4,
    coalesce(sum(bucket_5), 0) as bucket_5,
    sum(unapplied_amount) as unapplied_amount,
    coalesce(sum(disputed_amount), 0) as disputed_amount
from placed
cross join (values ('due'), ('invoice')) as bases (basis)
left join measures.customer_ages using (as_of_date, basis, report_currency, customer_id)
group by as_of_date, basis, report_currency, segment, place
order by as_of_date, basis, report_currency, segment nulls first, position
