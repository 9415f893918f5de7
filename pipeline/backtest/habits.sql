-- One row per origin, customer and due weekday (0: all of them): the mean and the median days
-- from due date to payment over the payments of the 180 days before; the empty customer
-- stands for all.
with
payments as (
    select
        origins.origin_date,
        items.customer_key,
        items.due_weekday,
        cast(items.paid_date - items.due_date as integer) as delay_days,
    from features.origins as origins
    inner join features.items as items
        on items.paid_date <= origins.origin_date and items.paid_date > origins.origin_date - 180
)

select
    origin_date,
    coalesce(customer_key, 0) as customer_key,
    coalesce(due_weekday, 0) as due_weekday,
    cast(round(cast(sum(delay_days) as double) / count(*)) as integer) as mean_days,
    quantile_disc(delay_days, 0.5) as median_days,
from payments
group by grouping sets (
    (origin_date), (origin_date, customer_key), (origin_date, customer_key, due_weekday)
)
