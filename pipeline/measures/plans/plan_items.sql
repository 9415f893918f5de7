-- One row per item under a payment plan, the latest agreed where it is under several: what is open of it.
-- A plan that names no invoice is for all that was due on the day it was agreed and not yet settled.
with agreed as (
    select
        plan_id,
        company_id,
        customer_id,
        currency,
        min(agreed_date) as agreed_date,
        max(invoice_ids) as invoice_ids
    from ledger.plans
    group by plan_id, company_id, customer_id, currency
)

select
    agreed.plan_id,
    agreed.company_id,
    agreed.agreed_date,
    invoices.item_id,
    invoices.invoice_id,
    invoices.customer_id,
    invoices.currency,
    invoices.report_currency,
    invoices.due_date,
    greatest(invoices.open_amount, 0) as open_amount,
    greatest(invoices.open_report_amount, 0) as open_report_amount
from agreed
join ledger.invoices as invoices
    on
        agreed.customer_id = invoices.customer_id
        and agreed.currency = invoices.currency
        and case
            when agreed.invoice_ids is null
                then invoices.due_date <= agreed.agreed_date and coalesce(invoices.closed_date > agreed.agreed_date, true)
            else list_contains(string_split_regex(agreed.invoice_ids, '[;,|\s]+'), invoices.invoice_id)
        end
qualify row_number() over (partition by invoices.item_id order by agreed.agreed_date desc, agreed.plan_id desc, agreed.company_id) = 1
