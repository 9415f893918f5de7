-- Customers asked for more than they owe past due, or reminded of more than is due soon.
select customer_id, report_currency, ask_amount, past_due_amount
from decisions.worklist
where ask_amount > past_due_amount + coalesce(due_soon_amount, 0)
