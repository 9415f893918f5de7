-- One row per item whose delay is known by the as-of date: days from due date to closing by cash, cut to −30 … 60.
-- What is open 60 days past its due date is known to be that late on that day, so non-payers count as they become known.
-- View.
select
    customer_id,
    coalesce(segment, '(none)') as segment,
    due_date,
    cast(
        least(coalesce(closed_date, date '9999-12-31'), due_date + 60) as date
    ) as known_date,
    cast(
        greatest(least(date_diff('day', due_date, coalesce(closed_date, due_date + 60)), 60), -30)
        as integer
    ) as delay_days
from ledger.invoices
where
    amount > 0
    and not is_timing_unknown
    and (
        (closed_date is null and due_date + 60 <= run.as_of())
        or closed_date >= due_date + 60
        or (closing_kind not in ('credit', 'write_off') and count_receipts > 0)
    )
