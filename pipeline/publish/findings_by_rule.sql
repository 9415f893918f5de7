-- One row per severity, rule and file: how many findings, and the amount at stake in them.
select
    severity,
    rule,
    file,
    count(*) as count_findings,
    sum(amount) as amount,
    any_value(message order by line, message) as message
from publish.findings
group by severity, rule, file
order by
    case severity when 'error' then 0 when 'warning' then 1 else 2 end,
    count(*) desc,
    rule,
    file
