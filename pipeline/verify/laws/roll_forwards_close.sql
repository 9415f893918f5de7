-- Months and currencies, of all customers (no number) and of single ones, whose opening balance and movements do not make the closing one.
select period_end_date, null as customer_id, report_currency, opening, closing, unexplained
from publish.roll_forward
where opening + invoices + cash + credits + discounts + write_offs + fx + other <> closing or unexplained <> 0

union all

select period_end_date, customer_id, report_currency, opening, closing, unexplained
from publish.customer_roll_forward
where opening + invoices + cash + credits + discounts + write_offs + fx + other <> closing or unexplained <> 0
