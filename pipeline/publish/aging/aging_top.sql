-- One row per basis, report currency, segment (empty: all customers) and place (the 20 largest, then all others) at the as-of date.
select *
from publish.aging_places
where as_of_date = run.as_of()
order by basis, report_currency, segment nulls first, position
