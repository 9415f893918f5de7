-- One row per earlier run's date and item whose open amount then is known otherwise now.
select
    restated.as_of_date,
    restated.invoice_id,
    restated.instalment,
    restated.receivable_account,
    restated.customer_id,
    coalesce(customers.customer_name, restated.customer_id) as customer_name,
    restated.currency,
    restated.known_amount,
    restated.current_amount,
    restated.cause
from measures.restated_items as restated
left join ledger.customers as customers using (customer_id)
order by as_of_date, abs(known_amount - current_amount) desc, invoice_id, instalment, receivable_account
