-- One row per customer and currency with something past due: its place, the ask, the next step and what stops it.
select
    worklist.rank,
    worklist.customer_id,
    worklist.step,
    worklist.action_date,
    worklist.past_due_amount,
    worklist.disputed_amount,
    worklist.unapplied_amount,
    worklist.ask_amount,
    worklist.gain_amount,
    worklist.stop_reason,
    customers.customer_name,
    worklist.report_currency as currency,
    customers.sales_rep,
    worklist.reason,
    worklist.contact_weekday,
    worklist.oldest_days,
    worklist.count_overdue,
    worklist.unpaid_probability,
    worklist.last_step,
    worklist.last_contact_date,
    worklist.promised_date,
    candidates.candidate,
    worklist.is_hold,
    worklist.is_breach,
    worklist.tone,
    worklist.demand_amount,
    case when worklist.tone = 'formal' then worklist.from_days end as demand_days,
    worklist.old_amount,
    customers.email
from decisions.worklist as worklist
join ledger.customers as customers using (customer_id)
left join decisions.candidates as candidates using (customer_id, report_currency)
order by currency, worklist.rank
