-- One row per report currency and reason of dispute ('(all)' for every reason): what is open, and the cycle time.
select
    report_currency,
    reason,
    count_disputes,
    count_open,
    open_amount,
    cast(median_cycle_days as integer) as median_cycle_days,
    cast(p90_cycle_days as integer) as p90_cycle_days,
    cast(median_age_days as integer) as median_age_days,
    cast(p90_age_days as integer) as p90_age_days,
    cast(oldest_open_days as integer) as oldest_open_days,
    missing_reason
from measures.dispute_reasons
order by report_currency, reason
