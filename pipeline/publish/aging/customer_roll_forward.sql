-- One row per stored month, customer and report currency that moved or was open: opening + the others = closing.
select
    rolled.as_of_date as period_end_date,
    rolled.customer_id,
    customers.customer_name,
    rolled.report_currency,
    rolled.opening,
    rolled.invoices,
    rolled.cash,
    rolled.credits,
    rolled.discounts,
    rolled.write_offs,
    rolled.fx,
    rolled.other,
    rolled.closing,
    rolled.unexplained
from measures.customer_roll_forward as rolled
join ledger.calendar as calendar using (as_of_date)
join ledger.customers as customers using (customer_id)
where calendar.is_stored and calendar.collections_reason is null
order by period_end_date, customer_id, report_currency
