-- One row per origin and customer: the days of the last 365 on which it paid, by window of
-- the month (its end, then 4th to 11th, to 19th, and the rest): where payment runs fall.
with
dates as (
    select distinct customer_key, is_sampled, paid_date, month_window(paid_date) as month_window,
    from features.items
    where paid_date is not null
)

select
    origins.origin_date,
    dates.customer_key,
    count(*) as dates,
    count(*) filter (where month_window = 1) as dates_1,
    count(*) filter (where month_window = 2) as dates_2,
    count(*) filter (where month_window = 3) as dates_3,
    count(*) filter (where month_window = 4) as dates_4,
from features.origins as origins
inner join dates
    on dates.paid_date <= origins.origin_date
    and dates.paid_date > origins.origin_date - 365
    and (dates.is_sampled or origins.origin_date = run.as_of())
group by all
