-- One row per stored month end and the as-of date, basis, customer, currency and bucket. Gross of unapplied credits.
select
    aging.as_of_date,
    aging.basis,
    aging.customer_id,
    customers.customer_name,
    aging.currency,
    aging.bucket,
    aging.open_amount,
    aging.open_base_amount,
    aging.count_invoices,
    aging.disputed_amount,
    aging.disputed_base_amount
from measures.aging as aging
join ledger.calendar as calendar using (as_of_date)
join ledger.customers as customers using (customer_id)
where calendar.is_stored
order by as_of_date, basis, customer_id, currency, bucket
