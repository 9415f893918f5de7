-- One row per customer whose recommendation is not what the last run said, or without one the review before: why it changed.
select
    customer_id,
    customer_name,
    report_currency,
    previous_action,
    action,
    proposed_terms,
    change,
    reason,
    open_amount,
    year_sales_amount
from publish.terms
where is_changed
qualify row_number() over (
    partition by report_currency order by year_sales_amount desc, customer_id
) <= 200
order by report_currency, year_sales_amount desc, customer_id
