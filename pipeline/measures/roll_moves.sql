-- One row per period of the calendar, report currency, bucket at its start and state at its end: the amount that went that way.
-- Foreign amounts are at the opening rate, rounded so that the states of an item sum to its opening balance to the cent.
with pieces as (
    select
        currency,
        report_currency,
        item_id,
        issue_date,
        due_date,
        application_date as to_date,
        case kind when 'cash' then 100 when 'write_off' then 102 else 101 end as settled_index,
        amount
    from ledger.applications
    where application_date > last_day(issue_date)

    union all

    select currency, report_currency, item_id, issue_date, due_date, null, null, open_amount
    from ledger.invoices
    where open_amount <> 0
),

days as (
    select
        pieces.* exclude (item_id, amount),
        currencies.has_rate and not currencies.is_base as is_foreign,
        case when is_foreign then item_id end as item_id,
        sum(pieces.amount) as amount
    from pieces
    join ledger.currencies as currencies using (currency, report_currency)
    group by all
),

moves as (
    select
        calendar.as_of_date,
        days.currency,
        days.report_currency,
        days.is_foreign,
        days.item_id,
        calendar.previous_date,
        bucket_index(age(days.due_date, calendar.previous_date)) as from_index,
        case
            when days.to_date <= calendar.as_of_date then days.settled_index
            else bucket_index(age(days.due_date, calendar.as_of_date))
        end as to_index,
        sum(days.amount) as amount
    from days
    join ledger.calendar as calendar
        on
            days.issue_date <= calendar.previous_date
            and coalesce(days.to_date, date '9999-12-31') > calendar.previous_date
    group by all
),

converted as (
    select
        moves.* exclude (amount),
        base_amount(sum(amount) over states, rates.rate)
        - base_amount(sum(amount) over states - amount, rates.rate) as amount
    from moves
    join ledger.rates as rates
        on moves.currency = rates.currency and moves.previous_date = rates.rate_date
    where is_foreign
    window states as (partition by as_of_date, item_id order by to_index rows unbounded preceding)
)

select
    as_of_date,
    report_currency,
    from_index,
    to_index,
    cast(sum(amount) as decimal(18, 4)) as amount
from (select * from moves where not is_foreign union all by name select * from converted) as amounts
group by all
