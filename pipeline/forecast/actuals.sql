-- One row per past origin, report currency, layer and week ahead that is over: cash
-- received on invoices open at the origin, and on those issued after it.
select
    origins.origin_date,
    items.report_currency,
    case when items.issue_date <= origins.origin_date then 'open' else 'new' end as layer,
    cast((applications.application_date - origins.origin_date + 6) // 7 as integer) as horizon_week,
    sum(at_booking_rate(applications.amount, items.report_amount, items.amount)) as actual_amount,
from features.origins as origins
inner join ledger.applications as applications
    on applications.application_date > origins.origin_date
    and applications.application_date <= origins.origin_date + 91
inner join features.items as items using (item_id)
where applications.kind = 'cash' and origins.origin_date < run.as_of() and items.is_sampled
group by all
