-- One row per report currency and segment (empty where none is given): what late payment costs a year at the cost of capital.
select
    terms.report_currency,
    coalesce(customers.segment, '') as segment,
    count(*) as count_customers,
    sum(terms.year_sales_amount) as year_sales_amount,
    sum(terms.delay_cost_amount) as delay_cost_amount,
    ratio(sum(terms.delay_cost_amount), sum(terms.year_sales_amount)) as cost_of_sales_rate
from publish.terms as terms
join ledger.customers as customers using (customer_id)
group by terms.report_currency, coalesce(customers.segment, '')
order by terms.report_currency, delay_cost_amount desc nulls last, segment
