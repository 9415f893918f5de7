-- One row per customer and report currency that ever paid: its last payment, and what it paid in the last 180 days.
select
    customer_id,
    report_currency,
    max(entry_date) as last_paid_date,
    cast(
        greatest(-coalesce(sum(report_amount) filter (where entry_date > run.as_of() - 180), 0), 0)
        as decimal(38, 4)
    ) as paid_amount
from ledger.entries
where kind = 'cash' and entry_date <= run.as_of()
group by customer_id, report_currency
