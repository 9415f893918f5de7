-- One row per origin and item open at its end: when each naive rule says it pays, never
-- before the day after the origin. A customer that has not paid for 180 days pays as all do.
with
ruled as (
    select
        points.origin_date,
        points.item_id,
        points.due_date,
        coalesce(customers.mean_days, everybody.mean_days, 0) as mean_days,
        coalesce(customers.median_days, everybody.median_days, 0) as median_days,
        coalesce(weekdays.mean_days, customers.mean_days, everybody.mean_days, 0) as weekday_days,
    from features.prediction_points as points
    left join backtest.habits as everybody
        on points.origin_date = everybody.origin_date
        and everybody.customer_key = 0 and everybody.due_weekday = 0
    left join backtest.habits as customers
        on points.origin_date = customers.origin_date
        and points.customer_key = customers.customer_key and customers.due_weekday = 0
    left join backtest.habits as weekdays
        on points.origin_date = weekdays.origin_date
        and points.customer_key = weekdays.customer_key
        and points.due_weekday = weekdays.due_weekday
    where points.layer = 'open' and points.origin_date >= run.backtest_from() - 1
)

select
    origin_date,
    item_id,
    greatest(due_date, origin_date + 1) as due_date_as_is,
    greatest(due_date + mean_days, origin_date + 1) as customer_mean,
    greatest(due_date + weekday_days, origin_date + 1) as customer_weekday_mean,
    greatest(due_date + median_days, origin_date + 1) as customer_median,
from ruled
