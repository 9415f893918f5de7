-- One row per report currency and way of paying: how late it pays against all others, and what moving it would bring; the most first.
select
    report_currency,
    method,
    amount,
    cast(count_invoices as bigint) as count_invoices,
    amount_rate,
    days_to_pay,
    days_late,
    other_days_late,
    moved_days,
    freed_amount,
    worth_amount,
    is_advised
from decisions.ways_to_pay
order by report_currency, freed_amount desc, method
