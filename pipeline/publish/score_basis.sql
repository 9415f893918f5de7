-- One row per currency and record that the scores of open invoices rest on: the customer's own, or where no invoice of its
-- has been paid yet that of its segment, else that of all customers.
with paid as (
    select distinct customer_id, segment
    from features.items
    where paid_date <= getvariable('as_of')
)

select
    currencies.report_currency as currency,
    case
        when customer_id in (select customer_id from paid) then 'customer'
        when segment in (select segment from paid where segment <> '') then 'segment'
        when exists (select 1 from paid) then 'all'
        else 'none'
    end as basis,
    count(*) as count_invoices,
    count(distinct customer_id) as count_customers,
    cast(sum(coalesce(open_base_amount, open_amount)) as decimal(18, 4)) as amount
from publish.open_invoices
join ledger.currencies as currencies using (currency)
where late_probability is not null
group by all
order by currency, basis
