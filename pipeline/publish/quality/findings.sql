-- One row per thing found in the exports or in the ledger: errors are rows left out, warnings rows kept.
select
    severity,
    file,
    line,
    "column",
    value,
    rule,
    message,
    cast(amount as decimal(38, 4)) as amount,
    original
from (
    select severity, file, line, "column", value, rule, message, amount, original from ingest.findings
    union all
    select severity, file, line, "column", value, rule, message, amount, null from ledger.findings
) as found
order by
    case severity when 'error' then 1 when 'warning' then 2 else 3 end,
    rule, file, line, "column", value, message, amount, original
