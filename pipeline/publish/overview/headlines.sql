-- One row per report currency and headline measure at the as-of date: now, at the month end before, and a year before.
select *
from publish.headline_changes
where as_of_date = run.as_of()
order by report_currency, measure
