-- One row per report currency, cut (customer, group, country, currency) and scope (open or overdue) at the as-of date.
select * exclude (as_of_date)
from publish.concentration_summary
where as_of_date = run.as_of()
order by report_currency, cut, scope
