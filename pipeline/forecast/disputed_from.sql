-- One row per past origin and item in dispute on that day or in the 13 weeks after it: the
-- first such day.
select
    origins.origin_date,
    items.item_id,
    min(greatest(origins.origin_date, disputes.opened_date)) as disputed_from,
from features.origins as origins
inner join ledger.disputes as disputes
    on disputes.opened_date <= origins.origin_date + 91
    and coalesce(disputes.closed_date > origins.origin_date, true)
inner join features.items as items
    on disputes.invoice_id = items.invoice_id
    and disputes.customer_id = items.customer_id
    and items.issue_date <= origins.origin_date
where origins.origin_date < run.as_of()
group by all
