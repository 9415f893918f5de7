-- One row per date of the calendar and item (on the account: customer) in a rated foreign currency, in both currencies.
-- Converted at the date's rate and rounded to the cent here, once: sums of it are exact. is_whole: of an item that stands open
-- in one amount until one settlement ends it, after last_date and by kind.
-- Scratch.
with held as (
    select
        spans.as_of_date,
        balances.*,
        balances.is_last and not balances.is_split as is_counted
    from ledger.balances as balances
    semi join (
        select currency from ledger.currencies where has_rate and not is_base
    ) as rated using (currency)
    join ledger.spans as spans using (first_date, last_date)
),

items as (
    select
        as_of_date, account, customer_id, currency, issue_date, due_date, amount, is_whole, last_date, kind,
        case when is_counted then 1 else 0 end as count_invoices
    from held
    where is_whole

    union all

    select
        as_of_date, account, customer_id, currency, any_value(issue_date), any_value(due_date), sum(amount),
        false, null, null, count(*) filter (where is_counted)
    from held
    where not is_whole
    group by
        as_of_date, account, customer_id, currency, case when account = 'receivable' then item_id end
)

select
    items.* replace (cast(items.amount as decimal(18, 4)) as amount),
    base_amount(items.amount, rates.rate) as base_amount
from items
join ledger.rates as rates
    on items.currency = rates.currency and items.as_of_date = rates.rate_date
