-- One row per customer: the company and control account on which it was invoiced most; its unused credits are counted there.
-- Scratch.
select customer_id, company_id, receivable_account as account
from ledger.invoices
group by customer_id, company_id, receivable_account
qualify row_number() over (
    partition by customer_id order by sum(amount) desc, company_id, receivable_account
) = 1
