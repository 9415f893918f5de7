-- One row per report currency and customer, the 500 that owe most at the as-of date, by due date: what each owes by age, and what it is sliced by.
-- Amounts as in aging_places, whose totals hold those of all other customers too.
select
    positions.report_currency,
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
left join measures.customer_ages as aged
    on
        positions.report_currency = aged.report_currency
        and positions.customer_id = aged.customer_id
        and aged.basis = 'due'
        and aged.as_of_date = run.as_of()
left join publish.terms as terms
    on positions.report_currency = terms.report_currency and positions.customer_id = terms.customer_id
where positions.as_of_date = run.as_of() and (positions.gross_amount <> 0 or positions.unapplied_amount <> 0)
qualify row_number() over (
    partition by positions.report_currency
    order by positions.gross_amount desc, positions.customer_id
) <= 500
order by positions.report_currency, positions.gross_amount desc, positions.customer_id
