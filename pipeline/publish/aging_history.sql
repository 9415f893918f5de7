-- One row per date, basis, currency and bucket: what was open then, over all customers.
-- The currency is the base currency wherever a rate exists, else the document's own.
select
    as_of_date,
    basis,
    report_currency as currency,
    bucket,
    sum(coalesce(open_base_amount, open_amount)) as amount,
    sum(count_invoices) as count_invoices
from publish.aging
join ledger.currencies using (currency)
group by as_of_date, basis, report_currency, bucket
order by as_of_date, basis, report_currency, bucket
