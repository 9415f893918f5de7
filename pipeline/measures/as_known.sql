-- One row per earlier run, currency, measure and method: the value as it was known then and as it is known now.
-- A date that is no longer a month end of the calendar has no value now.
select
    known.as_of_date,
    known.run_id,
    known.report_currency,
    known.measure,
    known.method,
    known.unit,
    known.value as known_value,
    current.value as current_value
from ledger.known_measures as known
left join measures.measures as current using (as_of_date, report_currency, measure, method)
