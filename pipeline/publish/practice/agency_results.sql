-- One row per report currency, age band and whether an agency has it or it was kept: what came in 180 days, what it cost, and the net rate.
select
    report_currency,
    age_band,
    is_handed,
    count_items,
    begin_amount,
    recovered_amount,
    given_up_amount,
    cost_amount,
    recovered_rate,
    net_rate
from decisions.agency_results
order by report_currency, array_position(['to 120 days', '121 to 180 days', 'over 180 days'], age_band), is_handed desc
