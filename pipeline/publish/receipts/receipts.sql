-- One row per payment of the last 13 weeks and customer: when it came, what it settled and how late; the latest first.
select
    receipts.receipt_date,
    receipts.customer_id,
    customers.customer_name,
    receipts.source_id as payment_id,
    receipts.currency,
    receipts.amount,
    receipts.report_currency,
    receipts.report_amount,
    receipts.late_report_amount,
    receipts.unapplied_report_amount,
    receipts.count_invoices,
    nullif(receipts.settled_invoices, '') as settled_invoices,
    receipts.days_late as mean_days_late,
    customers.sales_rep
from measures.cash_receipts as receipts
join ledger.customers as customers using (customer_id)
order by
    receipts.receipt_date desc, receipts.report_amount desc, receipts.source_type, receipts.source_id, receipts.customer_id,
    receipts.currency
