-- One row per customer and report currency with something past due among the 100 with the largest claim.
select *
from publish.late_interest
qualify row_number() over (
    partition by report_currency
    order by claim_amount desc nulls last, overdue_amount desc, customer_id
) <= 100
order by report_currency, claim_amount desc nulls last, overdue_amount desc, customer_id
