-- One row per month: what a euro was worth.
select
    cast(month_start as date) as rate_date,
    'EUR' as currency,
    cast(1.05 + 0.08 * dice(epoch_ms(month_start), 'rate') as decimal(18, 4)) as rate
from range(timestamp '2022-12-01', timestamp '2026-02-01', interval 1 month) as months (month_start)
order by rate_date
