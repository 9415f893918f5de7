-- One row per deduction: a short payment or bank charge allowed, or a small rest that a payment left open.
select
    deductions.invoice_id,
    deductions.customer_id,
    customers.customer_name,
    deductions.currency,
    deductions.deduction_date,
    deductions.kind,
    deductions.reason,
    deductions.amount,
    deductions.invoice_amount,
    deductions.is_open,
    cast(deductions.age_days as integer) as age_days
from measures.deductions as deductions
left join ledger.customers as customers using (customer_id)
order by
    deductions.is_open desc, deductions.deduction_date desc, deductions.invoice_id,
    deductions.kind, deductions.amount desc, deductions.item_id, deductions.source_id
