-- One row per customer and currency with something past due: its place, the ask, the next step and what stops it.
select
    worklist.rank,
    worklist.customer_id,
    customers.customer_name,
    worklist.report_currency as currency,
    customers.sales_rep,
    worklist.step,
    worklist.action_date,
    worklist.contact_weekday,
    worklist.past_due_amount,
    worklist.disputed_amount,
    worklist.unapplied_amount,
    worklist.ask_amount,
    worklist.gain_amount,
    worklist.stop_reason,
    worklist.oldest_days,
    worklist.count_overdue,
    worklist.unpaid_probability,
    worklist.last_step,
    worklist.last_contact_date,
    worklist.promised_date,
    worklist.candidate,
    worklist.is_hold,
    worklist.tone,
    customers.email
from decisions.worklist as worklist
join ledger.customers as customers using (customer_id)
order by currency, worklist.rank
