-- One row per item past due and reason why it is not paid, with what tells it; at most 300 of each currency, the largest first.
select
    debts.customer_id,
    customers.customer_name,
    debts.invoice_id,
    debts.report_currency,
    debts.reason,
    debts.amount as overdue_amount,
    cast(debts.days_past_due as integer) as days_past_due,
    debts.due_date,
    debts.evidence as reason_words,
    customers.sales_rep
from decisions.late_reasons as debts
left join ledger.customers as customers using (customer_id)
qualify row_number() over (partition by debts.report_currency order by debts.amount desc, debts.item_id, debts.reason) <= 300
order by debts.report_currency, debts.amount desc, debts.invoice_id, debts.due_date, debts.reason
