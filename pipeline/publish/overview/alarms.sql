-- One row per dated alarm that a customer, segment or risk class pays later than before, the latest first.
select
    alarm_date,
    scope,
    id,
    measure,
    message,
    cast(baseline_days as double) as baseline_days,
    cast(recent_days as double) as recent_days,
    is_running
from measures.alarms
order by alarm_date desc, scope, id
