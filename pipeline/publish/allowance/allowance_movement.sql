-- One row per month end (the last may be the as-of date), report currency and bar of the allowance: opening + the others = closing.
select
    movement.as_of_date as period_end_date,
    movement.report_currency,
    movement.place as position,
    movement.bar,
    movement.amount,
    movement.reason
from measures.allowance_movement as movement
join ledger.calendar as calendar using (as_of_date)
where calendar.is_stored
order by period_end_date, report_currency, movement.place
