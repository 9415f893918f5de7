-- One row per dispute opened by the as-of date, the open ones first, the largest first.
select
    disputes.dispute_id,
    disputes.invoice_id,
    disputes.customer_id,
    customers.customer_name,
    disputes.currency,
    disputes.reason,
    disputes.opened_date,
    disputes.closed_date,
    disputes.is_open,
    disputes.disputed_amount,
    disputes.open_amount,
    cast(disputes.age_days as integer) as age_days,
    cast(disputes.cycle_days as integer) as cycle_days
from measures.disputes as disputes
left join ledger.customers as customers using (customer_id)
order by disputes.is_open desc, disputes.open_report_amount desc, disputes.opened_date, disputes.dispute_id
