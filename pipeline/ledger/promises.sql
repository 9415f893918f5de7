-- One row per promise to pay made by the as-of date.
select
    promises.promise_id,
    coalesce(aliases.customer_id, promises.customer_id, invoices.customer_id, '(unknown)') as customer_id,
    promises.invoice_id,
    promises.made_date,
    promises.promised_date,
    promises.amount,
    coalesce(nullif(promises.currency, 'XXX'), invoices.currency, 'XXX') as currency
from ingest.promises as promises
left join ledger.aliases as aliases
    on promises.customer_id = aliases.alias and promises.company_id = aliases.company_id
left join (
    select
        invoice_id,
        min(customer_id) as customer_id,
        min(currency) as currency
    from ledger.invoices
    semi join ingest.promises using (invoice_id)
    group by invoice_id
) as invoices using (invoice_id)
where promises.made_date <= run.as_of()
