-- One row per kind of who may pay later than before (customer, segment, late_class): how many alarms are still running.
select scope, cast(count(*) filter (where is_running) as integer) as count_running
from publish.alarms
group by scope
order by scope
