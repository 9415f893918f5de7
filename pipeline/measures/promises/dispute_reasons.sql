-- One row per report currency and reason of dispute ('(all)' for every reason): what is open, and the cycle time.
-- Cycle time is shown of the closed ones, and with the open ones counted at their age; hidden below three disputes.
with reasons as (
    select
        report_currency,
        case when grouping(reason) = 1 then '(all)' else coalesce(reason, '(none given)') end as reason,
        count(*) as count_disputes,
        count(*) filter (where is_open) as count_open,
        count(cycle_days) as count_closed,
        sum(open_report_amount) as open_amount,
        quantile_disc(cycle_days, 0.5) as median_cycle_days,
        quantile_disc(cycle_days, 0.9) as p90_cycle_days,
        quantile_disc(age_days, 0.5) as median_age_days,
        quantile_disc(age_days, 0.9) as p90_age_days,
        max(age_days) filter (where is_open) as oldest_open_days
    from measures.disputes
    group by grouping sets ((report_currency), (report_currency, reason))
)

select
    report_currency,
    reason,
    count_disputes,
    count_open,
    cast(open_amount as decimal(38, 4)) as open_amount,
    case when count_closed >= 3 then median_cycle_days end as median_cycle_days,
    case when count_closed >= 3 then p90_cycle_days end as p90_cycle_days,
    case when count_disputes >= 3 then median_age_days end as median_age_days,
    case when count_disputes >= 3 then p90_age_days end as p90_age_days,
    oldest_open_days,
    case
        when count_disputes < 3 then 'fewer than 3 disputes'
        when count_closed < 3 then 'fewer than 3 disputes closed'
    end as missing_reason
from reasons
