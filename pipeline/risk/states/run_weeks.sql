-- One row per origin, customer that seems to pay in runs, and week ahead (1 to 13): how many times more
-- than in an even week it pays then, by the windows of the month in which its payments fell
-- and the weekdays on which they came.
-- Scratch.
with
days as (
    select
        origin_date,
        cast((ahead + 6) // 7 as integer) as horizon_week,
        cast(isodow(origin_date + cast(ahead as integer)) as integer) as paid_weekday,
        month_window(origin_date + cast(ahead as integer)) as month_window,
    from features.origins
    cross join range(1, 92) as days_ahead (ahead)
),

counted as (
    select origin_date, customer_key, paid_weekday, sum(payments) as payments,
    from risk.payment_days
    group by all
),

weekdays as (
    select
        origin_date, customer_key, paid_weekday,
        cast(payments as double)
        / cast(sum(payments) over (partition by origin_date, customer_key) as double) as share,
    from counted
),

certain as (
    select
        *,
        run_certainty(dates_1, dates_2, dates_3, dates_4, run_share) as certainty,
    from risk.run_dates
    inner join risk.curve_strengths using (origin_date)
    where certainty > 0.02
),

windows as (
    select
        origin_date, customer_key, month_window,
        window_share(dates_inside, dates, days / 30.4, certainty) * 30.4 / days as factor,
    from certain
    cross join lateral (
        values (1, dates_1, 7.0), (2, dates_2, 8.0), (3, dates_3, 8.0), (4, dates_4, 7.4)
    ) as windows (month_window, dates_inside, days)
)

select
    days.origin_date,
    weekdays.customer_key,
    days.horizon_week,
    cast(sum(cast(round(1e9 * weekdays.share * windows.factor) as bigint)) as double) / 1e9 as factor,
from days
inner join weekdays using (origin_date, paid_weekday)
inner join windows using (origin_date, customer_key, month_window)
group by all
