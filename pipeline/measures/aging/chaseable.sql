-- One row per date of the calendar, customer and report currency with something past due.
-- What the customer's own unapplied credits would settle is wrongly chaseable: the smaller of the two.
select
    as_of_date,
    customer_id,
    report_currency,
    overdue_amount,
    unapplied_amount,
    least(overdue_amount, unapplied_amount) as wrongly_chaseable_amount,
    cast(
        overdue_amount - least(overdue_amount, unapplied_amount) as decimal(38, 4)
    ) as chaseable_amount
from measures.positions
where overdue_amount > 0
