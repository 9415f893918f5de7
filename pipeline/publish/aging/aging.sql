-- One row per stored month end and the as-of date, basis, customer, currency and bucket. Gross of unapplied credits.
select
    aging.as_of_date,
    aging.basis,
    aging.customer_id,
    customers.customer_name,
    aging.currency,
    aging.report_currency,
    aging.bucket,
    aging.open_amount,
    aging.open_report_amount,
    case when aging.report_currency = run.base_currency() then aging.open_report_amount end as open_base_amount,
    aging.count_invoices,
    aging.disputed_amount,
    aging.disputed_report_amount,
    case when aging.report_currency = run.base_currency() then aging.disputed_report_amount end as disputed_base_amount
from measures.aging as aging
join ledger.calendar as calendar using (as_of_date)
join ledger.customers as customers using (customer_id)
where calendar.is_stored
order by as_of_date, basis, customer_id, currency, bucket
