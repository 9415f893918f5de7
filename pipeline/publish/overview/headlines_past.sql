-- One row per stored month end before the as-of date, report currency and headline measure: then, a month and a year before it.
select *
from publish.headline_changes
where as_of_date < run.as_of()
order by as_of_date, report_currency, measure
