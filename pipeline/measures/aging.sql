-- One row per date of the calendar, basis (due or invoice date), customer, currency and bucket.
-- Disputed amounts are a part of the open ones. An invoice of several items counts once in a bucket.
with parts as (
    select
        as_of_date, customer_id, currency, report_currency, due_bucket, invoice_bucket,
        open_amount, open_base_amount, count_invoices,
        0 as disputed_amount, 0 as disputed_base_amount, null as invoice_id
    from measures.aging_items

    union all

    select
        as_of_date, customer_id, currency, report_currency,
        bucket_index(age(due_date, as_of_date)),
        bucket_index(age(issue_date, as_of_date)),
        0, 0, 0, disputed_amount, disputed_base_amount, null
    from measures.disputed_items

    union all

    select
        calendar.as_of_date, balances.customer_id, balances.currency, balances.report_currency,
        bucket_index(age(balances.due_date, calendar.as_of_date)),
        bucket_index(age(balances.issue_date, calendar.as_of_date)),
        0, 0, 0, 0, 0, balances.company_id || ' ' || balances.invoice_id
    from ledger.balances as balances
    join ledger.calendar as calendar
        on
            balances.from_date <= calendar.as_of_date
            and coalesce(balances.to_date, date '9999-12-31') > calendar.as_of_date
    where balances.is_split and balances.is_last
)

select
    as_of_date,
    basis,
    customer_id,
    currency,
    report_currency,
    buckets.bucket,
    cast(sum(open_amount) as decimal(18, 4)) as open_amount,
    cast(
        case when count(open_base_amount) = count(*) then sum(open_base_amount) end
        as decimal(18, 4)
    ) as open_base_amount,
    cast(sum(count_invoices) + count(distinct invoice_id) as bigint) as count_invoices,
    cast(sum(disputed_amount) as decimal(18, 4)) as disputed_amount,
    cast(
        case when count(disputed_base_amount) = count(*) then sum(disputed_base_amount) end
        as decimal(18, 4)
    ) as disputed_base_amount
from parts
cross join (values ('due'), ('invoice')) as bases (basis)
join measures.buckets as buckets
    on
        buckets.bucket_index
        = case basis when 'due' then parts.due_bucket else parts.invoice_bucket end
group by all
