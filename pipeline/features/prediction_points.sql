-- One row per item and forecast origin whose curve is wanted (of the sampled customers
-- alone, where the origin is before the as-of date): open at the end of that day.
select
    origin_date, 'open' as layer, item_id, customer_id, customer_key, segment, country, report_currency, currency,
    due_weekday, is_weekend, terms_days, amount_band, size_amount, is_electronic, issue_date, due_date,
from features.origin_items
where closed_date is null or closed_date > origin_date
