-- One row per customer that would be chased for what its own credits cover: the 50 largest of each currency, with the total of all.
select
    *,
    sum(wrongly_chaseable_amount) over (partition by report_currency) as total_amount,
    count(*) over (partition by report_currency) as count_customers
from publish.chaseable
where wrongly_chaseable_amount > 0
qualify row_number() over (
    partition by report_currency order by wrongly_chaseable_amount desc, customer_id
) <= 50
order by report_currency, wrongly_chaseable_amount desc, customer_id
