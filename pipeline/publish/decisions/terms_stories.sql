-- One row per customer whose course the reviews foresaw, the largest write-off first, then who recovered.
select
    stories.story,
    stories.customer_id,
    customers.customer_name,
    stories.report_currency,
    stories.warning_date,
    stories.event_date,
    cast(stories.event_date - stories.warning_date as integer) as lead_days,
    stories.amount
from decisions.terms_stories as stories
join ledger.customers as customers using (customer_id)
order by story desc, amount desc nulls last, event_date desc, customer_id, report_currency
