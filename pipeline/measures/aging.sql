-- One row per date of the calendar, basis (due or invoice date), customer, currency and bucket.
with both_bases as (
    select *, 'due' as basis, due_bucket as bucket_index
    from measures.aging_items
    union all
    select *, 'invoice' as basis, invoice_bucket as bucket_index
    from measures.aging_items
)

select
    as_of_date,
    basis,
    customer_id,
    currency,
    report_currency,
    buckets.bucket,
    cast(sum(open_amount) as decimal(18, 4)) as open_amount,
    cast(sum(open_base_amount) as decimal(18, 4)) as open_base_amount,
    cast(sum(count_invoices) as bigint) as count_invoices
from both_bases
join measures.buckets as buckets using (bucket_index)
group by all
