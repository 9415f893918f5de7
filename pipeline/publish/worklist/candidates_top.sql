-- One row per candidate for a payment plan or an agency among the 100 of its currency with the largest ask.
select *
from publish.candidates
qualify row_number() over (partition by currency order by ask_amount desc, customer_id) <= 100
order by currency, ask_amount desc, customer_id
