-- One row per report currency and record that the scores of open invoices rest on: the customer's own, or where nothing is known
-- of it yet that of its segment, else that of all customers.
select
    items.report_currency,
    case scores.fallback when '' then 'customer' when 'segment' then 'segment' when 'global' then 'all' else 'none' end
        as basis,
    count(*) as count_invoices,
    count(distinct items.customer_id) as count_customers,
    cast(sum(items.open_report_amount) as decimal(38, 4)) as amount
from risk.scores as scores
join ledger.invoices as items using (item_id)
group by all
order by report_currency, basis
