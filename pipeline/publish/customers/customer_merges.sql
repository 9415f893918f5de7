-- One row per number or name that exports use for a customer known under another one, and currency.
select
    merges.customer_id,
    customers.customer_name,
    merges.exported_as,
    merges.merged_by,
    merges.currency,
    merges.count_invoices,
    cast(merges.invoiced_amount as decimal(38, 4)) as invoiced_amount
from ledger.customer_merges as merges
join ledger.customers as customers using (customer_id)
order by
    merges.invoiced_amount desc, merges.customer_id, merges.exported_as, merges.currency, merges.merged_by
