-- One row per customer with something past due: the ask and the next step.
select
    worklist.customer_id,
    customers.customer_name,
    worklist.report_currency as currency,
    worklist.overdue_amount,
    worklist.disputed_amount,
    worklist.unapplied_amount,
    worklist.ask_amount,
    worklist.oldest_days,
    worklist.count_overdue,
    worklist.next_step
from decisions.worklist as worklist
join ledger.customers as customers using (customer_id)
order by worklist.ask_amount desc, worklist.customer_id, currency
