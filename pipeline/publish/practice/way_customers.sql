-- One row per customer among the 50 of a report currency and way of paying with the most cash so paid, where that way is advised against.
select
    ways.customer_id,
    customers.customer_name,
    ways.report_currency,
    ways.method,
    ways.amount,
    ways.count_invoices,
    ways.days_late,
    customers.sales_rep
from decisions.way_customers as ways
join ledger.customers as customers using (customer_id)
qualify row_number() over (partition by ways.report_currency, ways.method order by ways.amount desc, ways.customer_id) <= 50
order by report_currency, ways.method, ways.amount desc, ways.customer_id
