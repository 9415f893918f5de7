-- One row per origin and customer: how often a day the invoices that it pays in time are paid
-- more than 15 days early, of all days they are open before; the last 365 days, pulled
-- towards everybody's by 100 of such days.
with
days as (
    select
        origins.origin_date,
        items.customer_key,
        sum(greatest(
            0,
            least(coalesce(items.closed_date, origins.origin_date), origins.origin_date, items.last_good_date - 16)
            - items.issue_date
        )) as open_days,
        count(*) filter (where items.paid_date < items.last_good_date - 15) as payments,
    from features.origins as origins
    inner join features.items as items
        on items.label_date <= origins.origin_date
        and items.label_date > origins.origin_date - 365
        and (items.is_sampled or origins.origin_date = run.as_of())
    where items.is_late = 0
    group by all
)

select
    origin_date,
    customer_key,
    shrunken(
        payments, open_days, 100,
        cast(1 + sum(payments) over origins as double) / (100 + sum(open_days) over origins)
    ) as early_hazard,
from days
window origins as (partition by origin_date)
