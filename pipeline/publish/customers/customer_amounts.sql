-- One row per customer and report currency it has an open invoice in, as it is reported: what it owes, and what of it is past due.
-- Documents with a rate are reported in base currency, others in their own.
select
    customer_id,
    report_currency,
    count(distinct invoice_id) as count_open,
    cast(sum(open_report_amount) as decimal(38, 4)) as open_amount,
    cast(
        coalesce(sum(open_report_amount) filter (where due_date < run.as_of()), 0)
        as decimal(38, 4)
    ) as overdue_amount
from ledger.invoices
where open_amount <> 0
group by customer_id, report_currency
order by customer_id, report_currency
