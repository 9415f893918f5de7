-- One row per alarm among the 300 of its currency with the most money.
select *
from publish.credit_alerts
qualify row_number() over (partition by report_currency order by amount desc, customer_id, kind) <= 300
order by report_currency, amount desc, customer_id, kind
