-- One row per stored month end before the as-of date, basis, report currency, segment (empty: all customers) and place.
select *
from publish.aging_places
where as_of_date < run.as_of()
order by as_of_date, basis, report_currency, segment nulls first, position
