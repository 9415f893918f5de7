-- One row per date of the calendar, report currency, scope (open or overdue) and customer with a positive exposure.
-- HHI is the sum of squared shares × 10,000.
with exposures as (
    select as_of_date, report_currency, 'open' as scope, customer_id, gross_amount as amount
    from measures.positions
    where gross_amount > 0
    union all
    select as_of_date, report_currency, 'overdue', customer_id, overdue_amount
    from measures.positions
    where overdue_amount > 0
),

scopes as (
    select as_of_date, report_currency, scope, sum(amount) as whole_amount
    from exposures
    group by all
)

select
    as_of_date,
    report_currency,
    scope,
    customer_id,
    amount,
    ratio(amount, whole_amount) as share,
    row_number() over (
        partition by as_of_date, report_currency, scope order by amount desc, customer_id
    ) as rank
from exposures
join scopes using (as_of_date, report_currency, scope)
