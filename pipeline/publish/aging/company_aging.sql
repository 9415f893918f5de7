-- One row per company and currency at the as-of date, of an export of several companies: open amounts by age, and credits not applied.
select
    run.as_of() as as_of_date,
    company_id,
    currency,
    bucket_0,
    bucket_1,
    bucket_2,
    bucket_3,
    bucket_4,
    bucket_5,
    open_amount,
    unapplied_amount,
    ledger_balance,
    count_customers,
    count_invoices
from measures.company_aging
order by company_id, currency
