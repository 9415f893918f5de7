-- One row per report currency and measure that is past its warning or critical mark at the as-of date, the critical ones first.
select report_currency, measure, method, value, unit, target, state, owner
from publish.scorecard
where state in ('warning', 'critical')
order by report_currency, state, measure, method
