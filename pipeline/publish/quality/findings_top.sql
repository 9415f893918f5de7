-- One row per finding among the 1,000 that matter most: rejected rows first, then the largest amounts.
select
    severity,
    file,
    line,
    "column",
    value,
    rule,
    message,
    amount,
    original
from publish.findings
order by
    case severity when 'error' then 0 when 'warning' then 1 else 2 end,
    amount desc nulls last,
    file,
    line,
    "column",
    rule,
    value,
    message,
    original
limit 1000
