-- One row per date (month end or as-of), report currency and headline measure; is_whole from 90 days after the export begins.
select
    as_of_date,
    report_currency,
    measure,
    method,
    value,
    reason,
    is_whole
from measures.headlines
join ledger.calendar using (as_of_date)
order by report_currency, measure, as_of_date
