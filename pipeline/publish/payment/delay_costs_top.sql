-- One row per customer among the 100 of its currency whose late payment costs most a year at the cost of capital.
select
    customer_id,
    customer_name,
    report_currency,
    mean_delay_days,
    year_sales_amount,
    delay_cost_amount,
    risk_class
from publish.terms
where delay_cost_amount > 0
qualify row_number() over (
    partition by report_currency order by delay_cost_amount desc, customer_id
) <= 100
order by report_currency, delay_cost_amount desc, customer_id
