-- One row per month end (the last may be the as-of date), currency and bar of the allowance: opening + the others = closing.
select
    movement.as_of_date as month_end_date,
    movement.report_currency as currency,
    movement.place,
    movement.bar,
    movement.amount,
    movement.reason
from measures.allowance_movement as movement
join ledger.calendar as calendar using (as_of_date)
where calendar.is_stored
order by month_end_date, currency, movement.place
