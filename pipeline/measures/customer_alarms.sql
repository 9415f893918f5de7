-- One row per alarm on a customer: the day a CUSUM of its delays over its own baseline first passed the threshold.
-- S = max(0, S + step) day by day, as running sum less running minimum; threshold: six spreads, at least
-- alarm_threshold_days. The next alarm can follow once S fell to a new floor. With normal noise a steady customer raises
-- a false alarm about every 2,600 invoices (Siegmund's approximation for a slack of 0.5 and a threshold of 6 spreads).
with steps as (
    select
        customer_id,
        known_date,
        sum(step_days) as step_days
    from measures.delay_deviations
    group by customer_id, known_date
),

running as (
    select
        *,
        sum(step_days) over (partition by customer_id order by known_date) as level_days
    from steps
),

floors as (
    select
        *,
        least(min(level_days) over (partition by customer_id order by known_date), 0) as floor_days
    from running
),

sums as materialized (
    select
        floors.*,
        level_days - floor_days as sum_days,
        greatest(run.alarm_threshold_days(), 6 * spread_days) as threshold_days
    from floors
    join measures.delay_baselines using (customer_id)
),

firsts as (
    select
        customer_id,
        min(known_date) as alarm_date,
        arg_min(sum_days, known_date) as sum_days,
        min(threshold_days) as threshold_days
    from sums
    where sum_days > threshold_days
    group by customer_id, floor_days
),

lasts as (
    select
        customer_id,
        arg_max(sum_days > threshold_days, known_date) as is_running
    from sums
    group by customer_id
),

recent as (
    select
        firsts.customer_id,
        firsts.alarm_date,
        sum(delay_days) as delay_days,
        sum(count_items) as count_items
    from firsts
    join measures.delay_deviations as deviations
        on
            firsts.customer_id = deviations.customer_id
            and deviations.known_date between firsts.alarm_date - 60 and firsts.alarm_date
    group by firsts.customer_id, firsts.alarm_date
)

select
    firsts.*,
    baselines.baseline_days,
    cast(round(recent.delay_days / recent.count_items, 1) as decimal(18, 1)) as recent_days,
    cast(recent.count_items as bigint) as count_items,
    baselines.spread_days,
    lasts.is_running
from firsts
join recent using (customer_id, alarm_date)
join lasts using (customer_id)
join measures.delay_baselines as baselines using (customer_id)
