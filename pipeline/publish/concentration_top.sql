-- One row per currency, scope (open or overdue) and customer among the 20 largest at the as-of date.
select
    currency,
    scope,
    customer_id,
    customer_name,
    amount,
    share,
    rank
from publish.concentration
where as_of_date = getvariable('as_of') and rank <= 20
order by currency, scope, rank
