-- One row per forecast origin and finest grain of a history: the labels known at its end, and the late ones, also with an
-- older one counting less.
-- Scratch.
select
    origin_date, customer_key, segment, due_weekday, is_weekend, terms_days, amount_band,
    count(*) as known,
    sum(is_late) as late,
    sum(weight) as weight,
    sum(late_weight) as late_weight,
from features.origin_labels
group by all
