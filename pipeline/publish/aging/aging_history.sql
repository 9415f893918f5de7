-- One row per stored date, basis, report currency, segment (empty: all customers) and bucket: what was open then, and disputed of it.
-- The segments are those of aging_places. The currency is the base currency wherever a rate exists, else the document's own.
with amounts as (
    select
        as_of_date,
        basis,
        report_currency,
        bucket,
        coalesce(segment, '') as segment,
        open_report_amount as amount,
        disputed_report_amount as disputed_amount,
        count_invoices
    from measures.aging
    join ledger.calendar using (as_of_date)
    join ledger.customers using (customer_id)
    where is_stored
)

select
    as_of_date,
    basis,
    report_currency,
    segment,
    bucket,
    sum(amount) as amount,
    sum(disputed_amount) as disputed_amount,
    sum(count_invoices) as count_invoices
from amounts
group by as_of_date, basis, report_currency, bucket, grouping sets ((), (segment))
having segment is null or segment in (select segment from publish.aging_places)
order by as_of_date, basis, report_currency, segment nulls first, bucket
