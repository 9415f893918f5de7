-- One row per customer, segment and day on which delays became known after its baseline: days later than it used to pay.
-- A step is what CUSUM adds for an item: its deviation, at most 2.5 spreads, less the slack of half a spread, at least
-- alarm_slack_days.
-- Scratch.
select
    delays.customer_id,
    delays.segment,
    delays.known_date,
    baselines.baseline_late_class,
    count(*) as count_items,
    sum(delays.delay_days) as delay_days,
    sum(delays.delay_days - baselines.baseline_days) as deviation_days,
    sum(
        cast(
            least(delays.delay_days - baselines.baseline_days, 2.5 * baselines.spread_days)
            - greatest(run.alarm_slack_days(), 0.5 * baselines.spread_days)
            as decimal(18, 2)
        )
    ) as step_days
from measures.delays as delays
join measures.delay_baselines as baselines
    on
        delays.customer_id = baselines.customer_id
        and delays.known_date > baselines.ready_date
        and delays.due_date > baselines.last_due_date
group by delays.customer_id, delays.segment, delays.known_date, baselines.baseline_late_class
