-- One row per measure, method and currency at the as-of date, with its target, state and owner. Benchmarks are illustrative.
select *
from measures.scorecard
order by currency, measure, method
