-- One row per severity, rule and file: how many findings, the amount at stake in them, what the rule means and how to fix it.
select
    findings.severity,
    findings.rule,
    findings.file,
    count(*) as count_findings,
    sum(findings.amount) as amount,
    any_value(findings.message order by findings.line, findings.message) as message,
    any_value(rules.means) as means,
    any_value(rules.fix) as fix
from publish.findings as findings
left join publish.finding_rules as rules
    on regexp_replace(findings.rule, '^missing_[a-z_]+_id$', 'missing_id') = rules.rule
group by findings.severity, findings.rule, findings.file
order by
    case findings.severity when 'error' then 0 when 'warning' then 1 else 2 end,
    count(*) desc,
    findings.rule,
    findings.file
