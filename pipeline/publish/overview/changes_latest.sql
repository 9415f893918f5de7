-- One row per row of changes at the as-of date: all that a page needs before a reader asks for a past date.
select *
from publish.changes
where as_of_date = run.as_of()
order by report_currency, case period when 'week' then 1 when 'month' then 2 else 3 end, measure desc, scope, direction desc, position
