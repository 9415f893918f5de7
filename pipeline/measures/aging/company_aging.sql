-- One row per company and currency at the as-of date, of an export of several companies: what is open by bucket of the due date (the youngest 0), and credits not applied.
-- An unused credit belongs to the company on which its customer was invoiced most. Customers that are companies of the group were left out before.
with open_items as (
    select
        company_id, currency, customer_id, invoice_id, open_amount,
        bucket_index(age(due_date, run.as_of())) as bucket_index,
        cast(0 as decimal(38, 4)) as unapplied_amount
    from ledger.invoices
    where open_amount <> 0
),

parts as (
    select * from open_items
    union all by name
    select * exclude (account) from measures.unused_credits
),

companies as (
    select count(distinct company_id) as count_companies
    from ledger.invoices
)

select
    parts.company_id,
    parts.currency,
    cast(coalesce(sum(open_amount) filter (where bucket_index = 0), 0) as decimal(38, 4)) as bucket_0,
    cast(coalesce(sum(open_amount) filter (where bucket_index = 1), 0) as decimal(38, 4)) as bucket_1,
    cast(coalesce(sum(open_amount) filter (where bucket_index = 2), 0) as decimal(38, 4)) as bucket_2,
    cast(coalesce(sum(open_amount) filter (where bucket_index = 3), 0) as decimal(38, 4)) as bucket_3,
    cast(coalesce(sum(open_amount) filter (where bucket_index = 4), 0) as decimal(38, 4)) as bucket_4,
    cast(coalesce(sum(open_amount) filter (where bucket_index = 5), 0) as decimal(38, 4)) as bucket_5,
    cast(coalesce(sum(open_amount), 0) as decimal(38, 4)) as open_amount,
    cast(sum(unapplied_amount) as decimal(38, 4)) as unapplied_amount,
    cast(coalesce(sum(open_amount), 0) - sum(unapplied_amount) as decimal(38, 4)) as ledger_balance,
    count(distinct customer_id) as count_customers,
    count(distinct invoice_id) as count_invoices
from parts
cross join companies
where companies.count_companies > 1
group by parts.company_id, parts.currency
