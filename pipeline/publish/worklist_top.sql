-- One row per customer with something past due among the 200 of its currency with the largest ask.
select *
from publish.worklist
qualify row_number() over (partition by currency order by ask_amount desc, customer_id) <= 200
order by currency, ask_amount desc, customer_id
