-- One row per item whose label is known at the as-of date: what a history of
-- lateness counts, from the day after label_date.
select
    item_id,
    customer_key,
    segment,
    due_weekday,
    is_weekend,
    terms_days,
    amount_band,
    is_sampled,
    label_date,
    is_late,
    recency_weight(label_date, 60) as weight,
    is_late * recency_weight(label_date, 60) as late_weight,
from features.items
where is_late is not null and label_date <= run.as_of()
