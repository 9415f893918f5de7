-- One row per state of the limits, in base currency: how many customers, what they have at stake and what they are allowed.
select
    report_currency,
    state,
    count(*) as count_customers,
    sum(exposure_amount) as exposure_amount,
    sum(limit_amount) as limit_amount,
    sum(recommended_amount) as recommended_amount
from publish.limits
group by report_currency, state
order by
    report_currency,
    array_position(['breach', 'group in breach', 'within grace', 'peak above', 'within', 'no limit given'], state)
