-- One row per cash-application task among the 200 largest of its report currency.
select *
from publish.cash_tasks
qualify row_number() over (
    partition by report_currency order by report_amount desc, source_type, source_id, customer_id
) <= 200
order by report_currency, report_amount desc, source_type, source_id, customer_id
