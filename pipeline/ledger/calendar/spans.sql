-- One row per first and last date of the calendar between which some amount stood open, and date from the one to the other:
-- joined to balances by both, it gives what was open at each date without comparing every amount with every date.
-- Scratch.
with lives as (
    select distinct
        first_date,
        last_date
    from ledger.balances
    where first_date <= last_date
)

select
    lives.first_date,
    lives.last_date,
    calendar.as_of_date
from lives
join ledger.calendar as calendar
    on calendar.as_of_date between lives.first_date and lives.last_date
