-- One row per currency, date (month end or as-of) and headline measure; is_whole from 90 days after the export begins.
select
    as_of_date,
    currency,
    measure,
    method,
    value,
    reason,
    is_whole
from measures.headlines
join ledger.calendar using (as_of_date)
order by currency, measure, as_of_date
