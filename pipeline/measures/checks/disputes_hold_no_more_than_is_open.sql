-- Invoices of which disputes hold more than is open.
select held.invoice_id, held.open_amount, open_invoices.open_amount as invoice_open_amount
from (
    select invoice_id, sum(open_amount) as open_amount
    from measures.disputes
    group by invoice_id
) as held
left join (
    select invoice_id, sum(open_amount) as open_amount
    from ledger.invoices
    semi join measures.disputes using (invoice_id)
    group by invoice_id
) as open_invoices using (invoice_id)
where held.open_amount > greatest(coalesce(open_invoices.open_amount, 0), 0)
