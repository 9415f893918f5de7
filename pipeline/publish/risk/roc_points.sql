-- One row per model and point of its ROC curve on the holdout: the share of the late invoices found, at the share of the punctual ones suspected.
-- Ties are one step; of the steps that share a hundredth of the punctual ones the first and the last are kept.
with steps as (
    select
        model,
        score,
        sum(late) as count_late,
        count(*) - sum(late) as count_punctual
    from publish.rival_scores
    group by model, score
),

sums as (
    select
        model,
        sum(count_late) over descending as found,
        sum(count_punctual) over descending as suspected,
        sum(count_late) over (partition by model) as all_late,
        sum(count_punctual) over (partition by model) as all_punctual
    from steps
    window descending as (partition by model order by score desc)
),

shares as (
    select
        model,
        suspected / all_punctual as false_alarm_rate,
        found / all_late as hit_rate
    from sums
    where all_late > 0 and all_punctual > 0
)

select
    model,
    false_alarm_rate,
    hit_rate
from shares
window
    upwards as (
        partition by model, floor(100 * false_alarm_rate)
        order by hit_rate, false_alarm_rate
    ),
    downwards as (
        partition by model, floor(100 * false_alarm_rate)
        order by hit_rate desc, false_alarm_rate desc
    )
qualify row_number() over upwards = 1 or row_number() over downwards = 1
order by model, false_alarm_rate, hit_rate
