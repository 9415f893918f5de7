-- One row per alarm that is still running, of the last three months, the latest first, at most ten.
select *
from publish.alarms
where is_running and alarm_date > run.as_of() - interval 92 day
order by alarm_date desc, scope, id
limit 10
