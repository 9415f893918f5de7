-- One row per report currency, kind of deduction and reason: how many there were, and what is still open of them.
select
    report_currency,
    kind,
    reason,
    count(*) as count_deductions,
    cast(sum(report_amount) as decimal(38, 4)) as amount,
    count(*) filter (where is_open) as count_open,
    cast(coalesce(sum(report_amount) filter (where is_open), 0) as decimal(38, 4)) as open_amount
from publish.deductions
group by report_currency, kind, reason
order by report_currency, amount desc, kind, reason
