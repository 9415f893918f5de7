-- One row per report currency: what a day of DSO is worth, and the distance to the target and to best possible in money.
select
    report_currency,
    dso_days,
    best_possible_dso_days,
    target_dso_days,
    day_amount,
    day_cost_amount,
    gap_days,
    gap_amount,
    gap_cost_amount,
    delay_amount
from decisions.dso_worth
order by report_currency
