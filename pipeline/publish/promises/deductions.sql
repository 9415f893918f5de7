-- One row per deduction: a short payment or bank charge allowed, or a small rest that a payment left open.
select
    deductions.invoice_id,
    deductions.customer_id,
    customers.customer_name,
    deductions.currency,
    deductions.report_currency,
    deductions.deduction_date,
    deductions.kind,
    deductions.reason,
    deductions.amount,
    cast(
        case
            when deductions.is_open then invoices.open_report_amount
            else at_booking_rate(deductions.amount, invoices.report_amount, invoices.amount)
        end as decimal(18, 4)
    ) as report_amount,
    deductions.invoice_amount,
    deductions.is_open,
    cast(deductions.age_days as integer) as age_days
from measures.deductions as deductions
join ledger.invoices as invoices on deductions.item_id = invoices.item_id
left join ledger.customers as customers on deductions.customer_id = customers.customer_id
order by
    deductions.is_open desc, deductions.deduction_date desc, deductions.invoice_id,
    deductions.kind, deductions.amount desc, deductions.item_id, deductions.source_id
