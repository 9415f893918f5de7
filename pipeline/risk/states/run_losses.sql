-- One row per share tried, of customers that pay in runs: the log loss, in millionths, of the
-- windows of the month in which each customer's money came in the 13 weeks before
-- validation_until, foreseen from its payment dates of the year before them.
with
dates as (
    select
        customer_key, paid_date, month_window(paid_date) as month_window,
        paid_date < run.validation_until() - 91 as is_before,
        cast(round(sum(size_amount)) as hugeint) as amount,
    from features.items
    where paid_date < run.validation_until()
        and paid_date >= run.validation_until() - 91 - 365
        and is_sampled
    group by all
),

customers as (
    select
        customer_key,
        count(*) filter (where is_before) as dates,
        count(*) filter (where is_before and month_window = 1) as dates_1,
        count(*) filter (where is_before and month_window = 2) as dates_2,
        count(*) filter (where is_before and month_window = 3) as dates_3,
        count(*) filter (where is_before and month_window = 4) as dates_4,
        coalesce(sum(amount) filter (where not is_before and month_window = 1), 0) as after_1,
        coalesce(sum(amount) filter (where not is_before and month_window = 2), 0) as after_2,
        coalesce(sum(amount) filter (where not is_before and month_window = 3), 0) as after_3,
        coalesce(sum(amount) filter (where not is_before and month_window = 4), 0) as after_4,
    from dates
    group by customer_key
),

windows as (
    select
        strength, dates, after, dates_inside, days / 30.4 as even_share,
        run_certainty(dates_1, dates_2, dates_3, dates_4, strength) as certainty,
    from customers
    cross join (values (0.01), (0.02), (0.05), (0.1), (0.2), (0.4)) as tried (strength)
    cross join lateral (
        values (dates_1, after_1, 7.0), (dates_2, after_2, 8.0), (dates_3, after_3, 8.0), (dates_4, after_4, 7.4)
    ) as windows (dates_inside, after, days)
)

select
    cast(strength as double) as strength,
    sum(after * cast(
        round(-1e6 * ln(window_share(dates_inside, dates, even_share, certainty))) as bigint
    )) as loss,
from windows
group by strength
order by loss, strength
