-- One row per month end and the as-of date, report currency, measure and method.
select
    as_of_date,
    report_currency,
    measure,
    method,
    value,
    unit,
    case when value is null then reason end as reason,
    window_days,
    is_whole
from measures.measures
join ledger.calendar using (as_of_date)
order by as_of_date, report_currency, measure, method
