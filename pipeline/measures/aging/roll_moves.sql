-- One row per period of the calendar, report currency, bucket at its start and state at its end: the amount that went that way.
-- Foreign amounts are at the opening rate, rounded so that the states of an item sum to its opening balance to the cent.
-- Scratch.
with currencies as (
    select *, has_rate and not is_base as is_foreign
    from ledger.currencies
),

pieces as (
    select
        spans.as_of_date as opening_date, currencies.report_currency, currencies.currency, is_foreign, item_id,
        due_date, last_date, kind, amount
    from ledger.balances as balances
    join ledger.spans as spans using (first_date, last_date)
    join currencies using (currency)
    where account = 'receivable' and not (is_whole and is_foreign)

    union all

    select as_of_date, report_currency, currency, false, null, due_date, last_date, kind, base_amount
    from ledger.foreign_balances
    join currencies using (currency)
    where account = 'receivable' and is_whole
),

states as (
    select
        calendar.as_of_date,
        calendar.previous_date,
        pieces.report_currency,
        case when is_foreign then currency end as currency,
        case when is_foreign then item_id end as item_id,
        bucket_index(age(due_date, calendar.previous_date)) as from_index,
        case
            when last_date > calendar.previous_date then bucket_index(age(due_date, calendar.as_of_date))
            when kind = 'cash' then 100
            when kind = 'write_off' then 102
            else 101
        end as to_index,
        sum(amount) as amount
    from pieces
    join ledger.calendar as calendar on pieces.opening_date = calendar.previous_date
    group by all
),

converted as (
    select
        states.* exclude (amount),
        base_amount(sum(amount) over moves, rates.rate)
        - base_amount(sum(amount) over moves - amount, rates.rate) as amount
    from states
    join ledger.rates as rates
        on states.currency = rates.currency and states.previous_date = rates.rate_date
    where states.item_id is not null
    window moves as (
        partition by states.as_of_date, states.item_id order by to_index rows unbounded preceding
    )
)

select
    as_of_date,
    report_currency,
    from_index,
    to_index,
    cast(sum(amount) as decimal(38, 4)) as amount
from (select * from states where item_id is null union all by name select * from converted) as amounts
group by all
