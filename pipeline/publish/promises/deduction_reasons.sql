-- One row per currency, kind of deduction and reason: how many there were, and what is still open of them.
select
    currency,
    kind,
    reason,
    count(*) as count_deductions,
    cast(sum(amount) as decimal(38, 4)) as amount,
    count(*) filter (where is_open) as count_open,
    cast(coalesce(sum(amount) filter (where is_open), 0) as decimal(38, 4)) as open_amount
from publish.deductions
group by currency, kind, reason
order by currency, amount desc, kind, reason
