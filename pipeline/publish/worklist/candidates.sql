-- One row per customer and report currency past the hold age: candidate for a payment plan or an agency, the largest ask first.
select
    candidates.customer_id,
    customers.customer_name,
    candidates.report_currency,
    candidates.candidate,
    candidates.ask_amount,
    candidates.old_amount,
    candidates.oldest_days,
    candidates.last_step,
    candidates.last_contact_date,
    candidates.last_paid_date,
    candidates.paid_amount,
    candidates.count_instalments,
    candidates.instalment_amount,
    candidates.affordable_amount,
    candidates.plan_words,
    customers.sales_rep
from decisions.candidates as candidates
join ledger.customers as customers using (customer_id)
order by report_currency, candidates.ask_amount desc, candidates.customer_id
