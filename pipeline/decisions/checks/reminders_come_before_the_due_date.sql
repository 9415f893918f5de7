-- Customers to be reminded of what is due soon on the day on which the first of it is due, or later.
select customer_id, report_currency, action_date, oldest_days, due_soon_amount
from decisions.worklist
where due_soon_amount > 0 and action_date >= run.as_of() - oldest_days
