-- One row per bar of the allowance's movement in the month to the as-of date, and report currency.
select *
from publish.allowance_movement
where period_end_date = run.as_of()
order by report_currency, position
