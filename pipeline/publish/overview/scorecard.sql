-- One row per measure, method and report currency at the as-of date, with its target, state and owner. Benchmarks are illustrative.
select *
from measures.scorecard
order by report_currency, measure, method
