-- One row per origin, customer, due weekday and day_offset (days from the last good date
-- to payment, from 15 days before on): payments in ten-thousandths, an older one
-- counting less (half after 240 days).
-- Scratch.
select
    origins.origin_date,
    items.customer_key,
    items.due_weekday,
    cast(items.paid_date - items.last_good_date as integer) as day_offset,
    cast(isodow(items.paid_date) as integer) as paid_weekday,
    sum(
        cast(round(1e4 * pow(2.0, (items.paid_date - origins.origin_date) / 240.0)) as bigint)
    ) as payments,
from features.origins as origins
inner join features.items as items
    on items.paid_date <= origins.origin_date
    and items.paid_date > origins.origin_date - 730
    and (items.is_sampled or origins.origin_date = run.as_of())
where items.paid_date - items.last_good_date between -15 and 30
group by all
