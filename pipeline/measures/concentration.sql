-- One row per date of the calendar, report currency, scope (open or overdue) and customer with a positive exposure.
-- HHI is the sum of squared shares × 10,000.
with exposures as (
    select as_of_date, report_currency, 'open' as scope, customer_id, gross_amount as amount
    from measures.positions
    union all
    select as_of_date, report_currency, 'overdue', customer_id, overdue_amount
    from measures.positions
)

select
    as_of_date,
    report_currency,
    scope,
    customer_id,
    amount,
    ratio(amount, sum(amount) over scopes) as share,
    row_number() over (scopes order by amount desc, customer_id) as rank
from exposures
where amount > 0
window scopes as (partition by as_of_date, report_currency, scope)
