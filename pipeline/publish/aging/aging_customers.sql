-- One row per report currency and customer, the 500 that owe most at the as-of date, by due date: what each owes by age, and what it is sliced by.
-- Amounts as in aging_places, whose totals hold those of all other customers too.
with aged as (
    select
        report_currency,
        customer_id,
        sum(open_report_amount) filter (where bucket_index = 0) as bucket_0,
        sum(open_report_amount) filter (where bucket_index = 1) as bucket_1,
        sum(open_report_amount) filter (where bucket_index = 2) as bucket_2,
        sum(open_report_amount) filter (where bucket_index = 3) as bucket_3,
        sum(open_report_amount) filter (where bucket_index = 4) as bucket_4,
        sum(open_report_amount) filter (where bucket_index = 5) as bucket_5,
        sum(disputed_report_amount) as disputed_amount
    from measures.aging
    join measures.buckets using (bucket)
    where basis = 'due' and as_of_date = run.as_of()
    group by report_currency, customer_id
)

select
    report_currency,
    positions.customer_id,
    customers.customer_name,
    coalesce(customers.segment, '') as segment,
    coalesce(customers.region, '') as region,
    coalesce(customers.sales_rep, '') as sales_rep,
    coalesce(terms.risk_class, '') as risk_class,
    coalesce(bucket_0, 0) as bucket_0,
    coalesce(bucket_1, 0) as bucket_1,
    coalesce(bucket_2, 0) as bucket_2,
    coalesce(bucket_3, 0) as bucket_3,
    coalesce(bucket_4, 0) as bucket_4,
    coalesce(bucket_5, 0) as bucket_5,
    positions.unapplied_amount,
    coalesce(aged.disputed_amount, 0) as disputed_amount
from measures.positions as positions
join ledger.customers as customers using (customer_id)
left join aged using (report_currency, customer_id)
left join publish.terms as terms using (report_currency, customer_id)
where positions.as_of_date = run.as_of() and (gross_amount <> 0 or unapplied_amount <> 0)
qualify row_number() over (
    partition by report_currency
    order by gross_amount desc, positions.customer_id
) <= 500
order by report_currency, gross_amount desc, customer_id
