-- One row per origin, customer and due weekday that a query or a judged invoice asks about,
-- numbered.
-- Scratch.
with
asked as (
    select origin_date, customer_key, due_weekday from features.prediction_points
    union
    select timing_date, customer_key, due_weekday from risk.issue_curves
)

select
    *,
    cast(row_number() over (order by origin_date, customer_key, due_weekday) as integer) as cell,
from asked
