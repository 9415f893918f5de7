-- One row per customer, report currency and kind of alarm on it: since when, the money it is about, and what follows from it, the most money first.
select
    alerts.customer_id,
    customers.customer_name,
    alerts.report_currency,
    alerts.kind,
    alerts.alert_date,
    alerts.amount,
    alerts.message,
    alerts.consequence,
    customers.sales_rep
from decisions.credit_alerts as alerts
join ledger.customers as customers using (customer_id)
order by report_currency, alerts.amount desc, alerts.customer_id, alerts.place
