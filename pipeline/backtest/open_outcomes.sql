-- One row per origin and item open at its end: what was said of it, what came (null while
-- that is not known), and the days until it pays by its due date and by its customer's habit.
select
    scores.*,
    has_come(items.paid_date, scores.as_of_date, 7) as is_paid_in_7_days,
    has_come(items.paid_date, scores.as_of_date, 14) as is_paid_in_14_days,
    has_come(items.paid_date, scores.as_of_date, 30) as is_paid_in_30_days,
    1 - has_come(items.closed_date, items.last_good_date, 30) as is_very_late,
    cast(naive.due_date_as_is - scores.as_of_date as integer) as due_date_as_is_days,
    cast(naive.customer_mean - scores.as_of_date as integer) as customer_mean_days,
    items.last_good_date + 30 - scores.as_of_date as days_to_very_late,
from backtest.open_scores as scores
inner join features.items as items using (item_id)
inner join backtest.naive_dates as naive
    on scores.as_of_date = naive.origin_date and scores.item_id = naive.item_id
