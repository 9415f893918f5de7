-- One row per measure, method and currency at the as-of date: beside the month and the year before, its target and its state.
-- Thresholds say by their order which way is worse: critical above warning means that high is bad.
-- The month before is the same day of it, and of a month's end the month end before; so is the year. Quarter and year to date stand
-- beside the year before alone, for a month before they were shorter. is_unusual: by more than three in four changes so far.
with days as (
    select
        max(past_date) filter (where period = 'month') as month_before_date,
        max(past_date) filter (where period = 'year') as year_before_date
    from measures.compared_days
),

compared as (
    select
        current.as_of_date,
        current.report_currency,
        current.measure,
        current.method,
        current.value,
        current.unit,
        current.reason,
        current.window_days,
        current.is_whole,
        days.month_before_date,
        case
            when current.measure not in ('days_to_pay', 'terms', 'days_late') or current.method = 'month'
                then month_before.value
        end as month_before_value,
        days.year_before_date,
        year_before.value as year_before_value
    from measures.measures as current
    cross join days
    left join measures.measures as month_before
        on
            month_before.as_of_date = days.month_before_date
            and month_before.report_currency = current.report_currency
            and month_before.measure = current.measure
            and month_before.method = current.method
            and month_before.is_whole
    left join measures.measures as year_before
        on
            year_before.as_of_date = days.year_before_date
            and year_before.report_currency = current.report_currency
            and year_before.measure = current.measure
            and year_before.method = current.method
            and year_before.is_whole
    where current.as_of_date = run.as_of()
)

select
    current.*,
    abs(current.value - month_before_value) > usual.usual_month_change as is_unusual_month,
    abs(current.value - year_before_value) > usual.usual_year_change as is_unusual_year,
    targets.target,
    targets.warning,
    targets.critical,
    case
        when targets.measure is null then 'no target'
        when current.value is null then 'no answer'
        when not current.is_whole then 'too early'
        when (critical >= warning and current.value >= critical) or (critical < warning and current.value <= critical)
            then 'critical'
        when (critical >= warning and current.value >= warning) or (critical < warning and current.value <= warning)
            then 'warning'
        else 'within limits'
    end as state,
    targets.owner,
    targets.comment,
    benchmarks.value as benchmark,
    benchmarks.source as benchmark_source,
    benchmarks.date as benchmark_date
from compared as current
left join measures.usual_changes as usual
    on
        usual.report_currency = current.report_currency
        and usual.measure = current.measure
        and usual.method = current.method
left join measures.targets as targets
    on targets.measure = current.measure and targets.method = current.method
left join measures.benchmarks as benchmarks
    on benchmarks.measure = current.measure and benchmarks.method = current.method
