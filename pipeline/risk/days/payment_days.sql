-- One row per origin, customer, due weekday and day_offset (days from the last good date
-- to payment, from 15 days before on): payments in ten-thousandths, an older one
-- counting less (half after 240 days).
-- Scratch.
select
    origin_date,
    customer_key,
    due_weekday,
    cast(paid_date - last_good_date as integer) as day_offset,
    cast(isodow(paid_date) as integer) as paid_weekday,
    sum(cast(round(1e4 * pow(2.0, (paid_date - origin_date) / 240.0)) as bigint)) as payments,
from features.origin_items
where paid_date <= origin_date and paid_date > origin_date - 730
    and paid_date - last_good_date between -15 and 30
group by all
