-- One row per customer outside the provision matrix among the 200 with the largest amounts of its currency.
select *
from publish.assessed_customers
qualify row_number() over (
    partition by report_currency order by part, apart_amount desc, customer_id
) <= 200
order by report_currency, part, apart_amount desc, customer_id
