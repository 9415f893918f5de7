-- Customers asked for more than they owe past due.
select customer_id, report_currency, ask_amount, past_due_amount
from decisions.worklist
where ask_amount > past_due_amount
