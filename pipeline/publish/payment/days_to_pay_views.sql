-- One row per report currency, cut (all, segment, region, sales rep, method, currency, terms), value and view at the as-of date.
-- Customers stand on their own pages; of a cut, the 100 values with the most cash are kept.
with sized as (
    select *, max(amount) over (partition by report_currency, cut, cut_value) as most_amount
    from publish.days_to_pay
    where as_of_date = run.as_of() and cut <> 'customer'
)

select * exclude (most_amount)
from sized
qualify dense_rank() over (
    partition by report_currency, cut order by most_amount desc nulls last, cut_value
) <= 100
order by report_currency, cut, cut_value, view
