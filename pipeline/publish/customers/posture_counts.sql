-- One row per posture: how many customers, how many of them are held, and what is at stake with them in base currency.
select
    report_currency,
    posture,
    count(*) as count_customers,
    count(*) filter (where is_hold) as count_held,
    cast(coalesce(sum(exposure_amount), 0) as decimal(38, 4)) as exposure_amount
from publish.postures
group by report_currency, posture
order by array_position(['stop', 'restrict', 'watch', 'keep', 'grow'], posture)
