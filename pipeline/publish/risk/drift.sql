-- One row per input of the risk model, and its score: how far the invoices of the last 30 days are from those it learned from.
-- The population stability index is empty where too few say; above 0.25 it is an alarm.
select
    input,
    meaning,
    stability_index,
    n,
    is_alarm
from risk.drift
order by stability_index desc nulls last, input
