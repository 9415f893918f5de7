-- One row per item and forecast origin whose curve is wanted (of the sampled customers
-- alone, where the origin is before the as-of date): open at the end of that day.
select
    origins.origin_date, 'open' as layer, item_id, customer_id, customer_key, segment, country, currency, own_currency,
    due_weekday, is_weekend, terms_days, amount_band, size_amount, is_electronic, issue_date, due_date,
from features.origins as origins
inner join features.items as items on items.issue_date <= origins.origin_date
where (items.is_sampled or origins.origin_date = run.as_of())
    and (items.closed_date is null or items.closed_date > origins.origin_date)
