-- One row per date of the calendar, customer, currency, bucket by due date and bucket by invoice date.
-- Gross: unapplied credits are apart; invoices of several items are counted in measures.aging. An amount open in the morning of the day it is paid is gone that day.
with open_amounts as (
    select
        calendar.as_of_date,
        balances.customer_id,
        balances.currency,
        balances.report_currency,
        bucket_index(age(balances.due_date, calendar.as_of_date)) as due_bucket,
        bucket_index(age(balances.issue_date, calendar.as_of_date)) as invoice_bucket,
        sum(balances.amount) as open_amount,
        count(*) filter (where balances.is_last and not balances.is_split) as count_invoices
    from ledger.balances as balances
    join ledger.calendar as calendar
        on
            balances.from_date <= calendar.as_of_date
            and coalesce(balances.to_date, date '9999-12-31') > calendar.as_of_date
    where balances.account = 'receivable'
    group by all
),

foreign_amounts as (
    select
        as_of_date,
        customer_id,
        currency,
        bucket_index(age(due_date, as_of_date)) as due_bucket,
        bucket_index(age(issue_date, as_of_date)) as invoice_bucket,
        sum(base_amount) as base_amount
    from ledger.foreign_balances
    where account = 'receivable'
    group by all
)

select
    open_amounts.* replace (cast(open_amount as decimal(18, 4)) as open_amount),
    cast(
        case
            when currencies.is_base then open_amounts.open_amount
            else foreign_amounts.base_amount
        end as decimal(18, 4)
    ) as open_base_amount
from open_amounts
join ledger.currencies as currencies using (currency)
left join foreign_amounts
    using (as_of_date, customer_id, currency, due_bucket, invoice_bucket)
