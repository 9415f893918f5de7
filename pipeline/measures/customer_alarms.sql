-- One row per alarm on a customer: the day a CUSUM of its delays over its own baseline first passed the threshold.
-- S = max(0, S + deviation − slack) by running sum less running minimum; slack: half a spread, at least
-- alarm_slack_days; threshold: six spreads, at least alarm_threshold_days; one invoice adds at most 2.5 spreads.
-- With normal noise one customer in order raises a false alarm about every 2,600 invoices (Siegmund's approximation).
with steps as (
    select
        customer_id,
        item_id,
        known_date,
        delay_days,
        baseline_days,
        spread_days,
        cast(
            least(deviation_days, 2.5 * spread_days)
            - greatest(getvariable('alarm_slack_days'), 0.5 * spread_days) as decimal(18, 2)
        ) as step_days,
        greatest(getvariable('alarm_threshold_days'), 6 * spread_days) as threshold_days
    from measures.delay_deviations
),

running as (
    select
        *,
        sum(step_days) over known as level_days,
        count(*) over known as place
    from steps
    window known as (partition by customer_id order by known_date, item_id)
),

sums as materialized (
    select
        *,
        level_days - least(min(level_days) over placed, 0) as sum_days
    from running
    window placed as (partition by customer_id order by place)
),

passed as (
    select
        customer_id,
        max_by(sum_days, place) as final_sum_days
    from sums
    group by customer_id
    having max(sum_days - threshold_days) > 0
),

episodes as (
    select
        sums.*,
        passed.final_sum_days,
        count(*) filter (where sum_days = 0) over placed as episode,
        sum(delay_days) over (placed rows between 4 preceding and current row) as last_five_days
    from sums
    join passed using (customer_id)
    window placed as (partition by customer_id order by place)
)

select
    customer_id,
    known_date as alarm_date,
    baseline_days,
    cast(last_five_days as decimal(18, 1)) / 5 as recent_days,
    spread_days,
    sum_days,
    threshold_days,
    final_sum_days > threshold_days as is_running
from episodes
where sum_days > threshold_days
qualify row_number() over (partition by customer_id, episode order by place) = 1
