-- One row per customer and report currency with something open that pays later than it used to, and has not recovered since.
-- See `measures.customer_alarms`; the amount is what is open.
with latest as (
    select
        customer_id,
        max(alarm_date) as alert_date,
        arg_max(recent_days, alarm_date) as recent_days,
        arg_max(baseline_days, alarm_date) as baseline_days
    from measures.customer_alarms
    where is_running
    group by customer_id
)

select
    latest.customer_id,
    exposures.report_currency,
    latest.alert_date,
    exposures.open_amount as amount,
    concat(
        'pays ', delay_words(latest.recent_days), ' on average, ', delay_words(latest.baseline_days), ' at first'
    ) as message
from latest
join decisions.exposures as exposures using (customer_id)
