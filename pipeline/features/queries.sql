-- One row per item and forecast origin whose curve is wanted (of the sampled customers
-- alone, where the origin is before the as-of date): open at the end of that day, or standing in for an invoice not yet issued (those billed in the 13 weeks
-- before, moved 13 weeks on, on the same weekdays).
select
    origins.origin_date,
    'open' as layer,
    items.item_id,
    items.customer_id,
    items.customer_key,
    items.segment,
    items.currency,
    items.due_weekday,
    items.is_weekend,
    items.terms_days,
    items.amount_band,
    items.size_amount,
    items.issue_date,
    items.due_date,
from features.origins as origins
inner join features.items as items
    on items.issue_date <= origins.origin_date
    and (items.closed_date is null or items.closed_date > origins.origin_date)
    and (items.is_sampled or origins.origin_date = getvariable('as_of'))
union all
select
    origins.origin_date,
    'new',
    items.item_id,
    items.customer_id,
    items.customer_key,
    items.segment,
    items.currency,
    items.due_weekday,
    items.is_weekend,
    items.terms_days,
    items.amount_band,
    items.size_amount,
    items.issue_date + 91,
    items.due_date + 91,
from features.origins as origins
inner join features.items as items
    on items.issue_date <= origins.origin_date
    and items.issue_date > origins.origin_date - 91
    and (items.is_sampled or origins.origin_date = getvariable('as_of'))
