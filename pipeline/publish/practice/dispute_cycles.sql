-- One row per report currency, cut (reason, owner or department) and value: disputes of the last year, their time to settle against the target, and what waits.
select
    report_currency,
    cut,
    cut_value,
    department,
    count_opened,
    count_open,
    count_over_target,
    open_amount,
    count_closed,
    cast(median_cycle_days as integer) as median_cycle_days,
    in_target_rate,
    count_recent,
    is_repeated
from decisions.dispute_cycles
order by report_currency, cut, open_amount desc, cut_value
