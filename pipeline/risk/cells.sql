-- One row per origin, customer and due weekday that a query or a judged invoice asks about,
-- numbered.
-- Scratch.
with
asked as (
    select origin_date, customer_key, due_weekday from features.queries
    union
    select timing_date, customer_key, due_weekday from risk.judged
)

select
    *,
    cast(row_number() over (order by origin_date, customer_key, due_weekday) as integer) as cell,
from asked
