-- One row per date of the calendar, basis (due or invoice date), customer, currency and bucket.
-- Disputed amounts are a part of the open ones. An invoice of several items counts once in a bucket.
with parts as (
    select
        as_of_date, customer_id, currency, due_bucket, invoice_bucket,
        open_amount, open_report_amount, count_invoices, 0 as disputed_amount, 0 as disputed_report_amount
    from measures.aging_items

    union all

    select
        as_of_date, customer_id, currency,
        bucket_index(age(due_date, as_of_date)), bucket_index(age(issue_date, as_of_date)),
        0, 0, 0, disputed_amount, disputed_report_amount
    from measures.disputed_items
),

summed as (
    select
        as_of_date,
        customer_id,
        currency,
        case when grouping(due_bucket) = 0 then 'due' else 'invoice' end as basis,
        coalesce(due_bucket, invoice_bucket) as bucket_index,
        sum(open_amount) as open_amount,
        sum(open_report_amount) as open_report_amount,
        sum(count_invoices) as count_invoices,
        sum(disputed_amount) as disputed_amount,
        sum(disputed_report_amount) as disputed_report_amount
    from parts
    group by grouping sets (
        (as_of_date, customer_id, currency, due_bucket),
        (as_of_date, customer_id, currency, invoice_bucket)
    )
),

split as (
    select
        spans.as_of_date,
        balances.customer_id,
        balances.currency,
        basis,
        bucket_index(
            age(case basis when 'due' then balances.due_date else balances.issue_date end, spans.as_of_date)
        ) as bucket_index,
        count(distinct (balances.company_id, balances.invoice_id)) as count_invoices
    from ledger.balances as balances
    join ledger.spans as spans using (first_date, last_date)
    cross join (values ('due'), ('invoice')) as bases (basis)
    where balances.is_split and balances.is_last
    group by all
)

select
    summed.as_of_date,
    summed.basis,
    summed.customer_id,
    summed.currency,
    currencies.report_currency,
    buckets.bucket,
    cast(summed.open_amount as decimal(38, 4)) as open_amount,
    cast(summed.open_report_amount as decimal(38, 4)) as open_report_amount,
    cast(summed.count_invoices as bigint) + coalesce(split.count_invoices, 0) as count_invoices,
    cast(summed.disputed_amount as decimal(38, 4)) as disputed_amount,
    cast(summed.disputed_report_amount as decimal(38, 4)) as disputed_report_amount
from summed
join ledger.currencies as currencies using (currency)
join measures.buckets as buckets using (bucket_index)
left join split using (as_of_date, customer_id, currency, basis, bucket_index)
