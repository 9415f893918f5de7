-- One row per customer and currency that owed something now or seven days before the as-of date, or paid since:
-- overdue and net receivables at both days, and the cash of these seven days and of the seven before. None where the day is not known.
with past as (
    select run.as_of() - 7 as past_date
    from ledger.unknown_balance_periods
    where run.as_of() - 7 not between unknown_from and unknown_until - 1
        and run.as_of() - 7 >= (select min(month_start) from ledger.calendar)
),

past_items as (
    select
        balances.customer_id,
        balances.report_currency,
        balances.currency,
        balances.account,
        case when balances.account = 'receivable' then balances.item_id end as item_id,
        bool_or(balances.account = 'receivable' and balances.due_date < past_date) as is_overdue,
        sum(balances.amount) as amount
    from ledger.balances as balances
    join past
        on
            balances.from_date <= past_date
            and (balances.to_date is null or balances.to_date > past_date)
    group by all
),

past_positions as (
    select
        customer_id,
        report_currency,
        is_overdue,
        case
            when currencies.has_rate and not currencies.is_base then base_amount(amount, rates.rate)
            else amount
        end as amount
    from past_items
    join ledger.currencies as currencies using (currency, report_currency)
    left join ledger.rates as rates
        on past_items.currency = rates.currency and rates.rate_date = run.as_of() - 7
),

parts as (
    select customer_id, report_currency, amount as net_from, is_overdue::integer * amount as overdue_from,
        0 as net_to, 0 as overdue_to, 0 as cash_from, 0 as cash_to
    from past_positions

    union all

    select customer_id, report_currency, 0, 0, net_amount, overdue_amount, 0, 0
    from measures.positions
    where as_of_date = run.as_of()

    union all

    select customer_id, report_currency, 0, 0, 0, 0,
        case when entry_date <= past_date then -coalesce(base_amount, amount) else 0 end,
        case when entry_date > past_date then -coalesce(base_amount, amount) else 0 end
    from ledger.entries
    cross join past
    where kind = 'cash' and entry_date > past_date - 7
)

select
    run.as_of() as as_of_date,
    past_date as from_date,
    customer_id,
    customer_name,
    report_currency as currency,
    cast(sum(overdue_from) as decimal(18, 4)) as overdue_from_amount,
    cast(sum(overdue_to) as decimal(18, 4)) as overdue_to_amount,
    cast(sum(net_from) as decimal(18, 4)) as receivables_from_amount,
    cast(sum(net_to) as decimal(18, 4)) as receivables_to_amount,
    cast(sum(cash_from) as decimal(18, 4)) as cash_from_amount,
    cast(sum(cash_to) as decimal(18, 4)) as cash_to_amount
from parts
cross join past
join ledger.customers as customers using (customer_id)
group by all
order by currency, customer_id
