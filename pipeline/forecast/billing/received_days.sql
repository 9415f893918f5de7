-- One row per report currency, issue date and day of payment (days since 1970-01-01), within 14 weeks of each other: the cash
-- that came, in all and from the sampled customers, whose past is forecast again.
-- View.
select
    items.report_currency,
    cast(items.issue_date - date '1970-01-01' as integer) as issue_day,
    cast(applications.application_date - date '1970-01-01' as integer) as paid_day,
    cast(sum(at_booking_rate(applications.amount, items.report_amount, items.amount)) as double) as all_amount,
    cast(coalesce(
        sum(at_booking_rate(applications.amount, items.report_amount, items.amount)) filter (where items.is_sampled), 0
    ) as double) as sampled_amount,
from ledger.applications as applications
inner join features.items as items using (item_id)
where applications.kind = 'cash'
    and applications.application_date <= run.as_of()
    and applications.application_date < items.issue_date + 98
group by all
order by items.report_currency, issue_day, paid_day
