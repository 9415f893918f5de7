-- One row per invoice, in the canonical layout.
select
    'INV-' || invoice_number as invoice_id,
    'C' || lpad(cast(customer_number as varchar), 7, '0') as customer_id,
    issue_date,
    due_date,
    amount,
    currency,
    'Net ' || terms_days as terms
from documents
order by invoice_number
