-- One row per month (the last one may end at the as-of date) and report currency: opening + the others = closing.
select
    as_of_date as period_end_date,
    report_currency,
    opening,
    invoices,
    cash,
    credits,
    discounts,
    write_offs,
    fx,
    other,
    closing,
    unexplained
from measures.roll_forward
join ledger.calendar as calendar using (as_of_date)
where calendar.collections_reason is null
order by period_end_date, report_currency
