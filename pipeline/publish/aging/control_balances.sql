-- One row per company, control account and currency at the as-of date: what is open less unused credits, beside the general ledger's balance of that day.
select
    run.as_of() as as_of_date,
    company_id,
    account,
    currency,
    open_amount,
    unapplied_amount,
    ledger_balance,
    gl_balance,
    difference
from measures.control_balances
order by company_id, account, currency
