-- One row per earlier run, report currency, measure and method: as known then and as known now.
select as_of_date, run_id, report_currency, measure, method, unit, known_value, current_value
from measures.as_known
order by as_of_date, report_currency, measure, method
