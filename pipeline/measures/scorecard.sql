-- One row per measure, method and currency at the as-of date: beside the month and the year before, its target and its state.
-- Thresholds say by their order which way is worse: critical above warning means that high is bad.
with calendar as (
    select
        run.as_of() as as_of_date,
        (
            select max(as_of_date)
            from ledger.calendar
            where as_of_date < cast(date_trunc('month', run.as_of()) as date)
        ) as month_before_date,
        (
            select max(as_of_date)
            from ledger.calendar
            where as_of_date <= last_day(cast(run.as_of() - interval 1 year as date))
        ) as year_before_date
)

select
    current.as_of_date,
    current.currency,
    current.measure,
    current.method,
    current.value,
    current.unit,
    current.reason,
    calendar.month_before_date,
    month_before.value as month_before_value,
    calendar.year_before_date,
    year_before.value as year_before_value,
    targets.target,
    targets.warning,
    targets.critical,
    case
        when targets.measure is null then 'no target'
        when current.value is null then 'no answer'
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
from measures.measures as current
join calendar using (as_of_date)
left join measures.measures as month_before
    on
        month_before.as_of_date = calendar.month_before_date
        and month_before.currency = current.currency
        and month_before.measure = current.measure
        and month_before.method = current.method
left join measures.measures as year_before
    on
        year_before.as_of_date = calendar.year_before_date
        and year_before.currency = current.currency
        and year_before.measure = current.measure
        and year_before.method = current.method
left join measures.targets as targets
    on targets.measure = current.measure and targets.method = current.method
left join measures.benchmarks as benchmarks
    on benchmarks.measure = current.measure and benchmarks.method = current.method
