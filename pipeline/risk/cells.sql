-- One row per origin, customer and due weekday that a query asks about, numbered.
select
    origin_date,
    customer_key,
    due_weekday,
    cast(row_number() over (order by origin_date, customer_key, due_weekday) as integer) as cell,
from (select distinct origin_date, customer_key, due_weekday from features.queries) as asked
