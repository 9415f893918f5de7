-- One row per ledger: how far expected payment dates lay from the payments, ours and two simple rules', and whose date stands first.
select count_invoices, own_error_days, due_date_error_days, mean_delay_error_days, leading_rule
from risk.date_guard
order by leading_rule
