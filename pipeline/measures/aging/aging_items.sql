-- One row per date of the calendar, customer, currency, bucket by due date and bucket by invoice date.
-- Gross: unapplied credits are apart; invoices of several items are counted in measures.aging. An amount open in the morning of the day it is paid is gone that day.
-- Scratch.
with parts as (
    select
        spans.as_of_date, balances.customer_id, balances.currency, balances.due_date, balances.issue_date,
        balances.amount, null as base_amount,
        case when balances.is_last and not balances.is_split then 1 else 0 end as count_invoices
    from ledger.balances as balances
    join ledger.spans as spans using (first_date, last_date)
    semi join (
        select currency from ledger.currencies where is_base or not has_rate
    ) as unconverted using (currency)
    where balances.account = 'receivable'

    union all

    select
        as_of_date, customer_id, currency, due_date, issue_date, amount, base_amount, count_invoices
    from ledger.foreign_balances
    where account = 'receivable'
),

summed as (
    select
        as_of_date,
        customer_id,
        currency,
        bucket_index(age(due_date, as_of_date)) as due_bucket,
        bucket_index(age(issue_date, as_of_date)) as invoice_bucket,
        sum(amount) as open_amount,
        sum(base_amount) as base_amount,
        sum(count_invoices) as count_invoices
    from parts
    group by all
)

select
    summed.as_of_date,
    summed.customer_id,
    summed.currency,
    currencies.report_currency,
    summed.due_bucket,
    summed.invoice_bucket,
    cast(summed.open_amount as decimal(38, 4)) as open_amount,
    cast(summed.count_invoices as bigint) as count_invoices,
    cast(coalesce(summed.base_amount, summed.open_amount) as decimal(38, 4)) as open_report_amount
from summed
join ledger.currencies as currencies using (currency)
