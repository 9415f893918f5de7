-- One row per alarm on a segment or late class: the month end at which a CUSUM of its customers' deviations passed.
-- Each customer is measured against itself, so that a changing mix neither hides nor makes an alarm.
-- Whole months with at least 20 delays; S = max(0, S + mean deviation − alarm_group_slack_days).
with grouped as (
    select
        case when grouping(segment) = 0 then 'segment' else 'late_class' end as scope,
        coalesce(segment, baseline_late_class) as id,
        last_day(known_date) as month_end_date,
        cast(
            round(cast(sum(deviation_days) as double) / sum(count_items), 2) as decimal(18, 2)
        ) as mean_days,
        cast(sum(count_items) as bigint) as count_invoices
    from measures.delay_deviations
    group by grouping sets (
        (last_day(known_date), segment), (last_day(known_date), baseline_late_class)
    )
    having sum(count_items) >= 20 and last_day(known_date) <= run.as_of()
),

running as (
    select
        *,
        sum(mean_days - cast(run.alarm_group_slack_days() as decimal(18, 2))) over (
            partition by scope, id order by month_end_date
        ) as level_days
    from grouped
),

sums as (
    select
        *,
        level_days - least(
            min(level_days) over (partition by scope, id order by month_end_date), 0
        ) as sum_days
    from running
),

episodes as (
    select
        *,
        count(*) filter (where sum_days = 0) over (
            partition by scope, id order by month_end_date
        ) as episode,
        last_value(sum_days) over (
            partition by scope, id order by month_end_date
            rows between current row and unbounded following
        ) as final_sum_days
    from sums
)

select
    scope,
    id,
    month_end_date as alarm_date,
    mean_days,
    count_invoices,
    sum_days,
    final_sum_days > run.alarm_group_threshold_days() as is_running
from episodes
where sum_days > run.alarm_group_threshold_days()
qualify row_number() over (partition by scope, id, episode order by month_end_date) = 1
