-- One row per report currency, cut (reason, owner, department) and value: disputes of the last year, their time and target, and what waits.
-- A cause repeats where three disputes of it or more were opened in the last 90 days, at two customers or more.
with cut as (
    select 'reason' as cut, reason as cut_value, * from decisions.dispute_clocks
    union all
    select 'owner', owner, * from decisions.dispute_clocks
    union all
    select 'department', department, * from decisions.dispute_clocks
),

summed as (
    select
        report_currency,
        cut,
        cut_value,
        min(department) as department,
        count(*) filter (where opened_date > run.as_of() - 365) as count_opened,
        count(*) filter (where is_open) as count_open,
        count(*) filter (where is_open and is_over_target) as count_over_target,
        coalesce(sum(open_report_amount) filter (where is_open), 0) as open_amount,
        count(*) filter (where closed_date > run.as_of() - 365) as count_closed,
        count(*) filter (where closed_date > run.as_of() - 365 and not is_over_target) as count_in_target,
        quantile_disc(age_days, 0.5) filter (where closed_date > run.as_of() - 365) as median_cycle_days,
        count(*) filter (where opened_date > run.as_of() - 90) as count_recent,
        count(distinct customer_id) filter (where opened_date > run.as_of() - 90) as count_recent_customers
    from cut
    group by report_currency, cut, cut_value
)

select
    * exclude (open_amount, department, median_cycle_days, count_in_target, count_recent_customers),
    case when cut = 'reason' then department end as department,
    cast(open_amount as decimal(38, 4)) as open_amount,
    case when count_closed >= 3 then median_cycle_days end as median_cycle_days,
    case when count_closed >= 3 then ratio(count_in_target, count_closed) end as in_target_rate,
    cut = 'reason' and count_recent >= 3 and count_recent_customers >= 2 as is_repeated
from summed
where count_opened > 0 or count_open > 0 or count_closed > 0
