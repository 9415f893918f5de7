-- One row per customer, report currency and part outside the provision matrix: individually assessed, or insured.
select
    assessed.customer_id,
    customers.customer_name,
    assessed.report_currency,
    assessed.part,
    assessed.open_amount,
    assessed.overdue_amount,
    assessed.insured_limit_amount,
    cast(assessed.apart_amount as decimal(38, 4)) as apart_amount,
    assessed.loss_rate,
    cast(assessed.allowance_amount as decimal(38, 4)) as allowance_amount
from decisions.assessed_customers as assessed
join ledger.customers as customers using (customer_id)
order by report_currency, assessed.part, assessed.apart_amount desc, assessed.customer_id
