-- One row per credit balance of a customer and currency at the as-of date: it counts at the company and control account on which the customer was
-- invoiced most ('' for one that was never invoiced).
-- Scratch.
with accounts as (
    select customer_id, company_id, receivable_account as account
    from ledger.invoices
    group by customer_id, company_id, receivable_account
    qualify row_number() over (
        partition by customer_id order by sum(amount) desc, company_id, receivable_account
    ) = 1
)

select
    coalesce(accounts.company_id, '') as company_id,
    coalesce(accounts.account, '') as account,
    balances.currency,
    balances.customer_id,
    -balances.amount as unapplied_amount
from ledger.balances as balances
left join accounts using (customer_id)
where
    balances.account = 'unapplied'
    and balances.from_date <= run.as_of()
    and (balances.to_date is null or balances.to_date > run.as_of())
