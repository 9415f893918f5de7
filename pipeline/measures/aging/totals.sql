-- One row per date of the calendar and report currency: AR, its parts, and the movements of the period that ends there.
with sums as (
    select
        as_of_date,
        report_currency,
        sum(gross_amount) as gross_amount,
        sum(not_due_amount) as not_due_amount,
        sum(overdue_amount) as overdue_amount,
        sum(unapplied_amount) as unapplied_amount
    from measures.positions
    group by as_of_date, report_currency
)

select
    calendar.as_of_date,
    calendar.previous_date,
    calendar.month_start,
    roll_forward.report_currency,
    cast(coalesce(gross_amount, 0) as decimal(38, 4)) as gross_amount,
    cast(coalesce(not_due_amount, 0) as decimal(38, 4)) as not_due_amount,
    cast(coalesce(overdue_amount, 0) as decimal(38, 4)) as overdue_amount,
    cast(coalesce(unapplied_amount, 0) as decimal(38, 4)) as unapplied_amount,
    roll_forward.closing as net_amount,
    roll_forward.opening,
    cast(roll_forward.invoices + roll_forward.credits as decimal(38, 4)) as sales_amount,
    -roll_forward.cash as cash_amount,
    calendar.balance_reason,
    calendar.collections_reason,
    calendar.sales_reason
from ledger.calendar as calendar
join measures.roll_forward as roll_forward using (as_of_date)
left join sums using (as_of_date, report_currency)
