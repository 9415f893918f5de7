-- One row per month end and the as-of date, currency, measure and method.
select
    as_of_date,
    currency,
    measure,
    method,
    value,
    unit,
    case when value is null then reason end as reason
from measures.measures
order by as_of_date, currency, measure, method
