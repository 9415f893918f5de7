-- One row per candidate for a payment plan or an agency among the 100 of its currency with the largest ask.
select *
from publish.candidates
qualify row_number() over (partition by report_currency order by ask_amount desc, customer_id) <= 100
order by report_currency, ask_amount desc, customer_id
