-- One row per customer, report currency and date (month end or as-of) at which it owed something, from 90 days after the export begins.
select
    customer_id,
    report_currency,
    as_of_date,
    sum(coalesce(open_base_amount, open_amount)) as open_amount,
    coalesce(
        sum(coalesce(open_base_amount, open_amount)) filter (where bucket <> 'not_due'),
        0
    ) as overdue_amount
from publish.aging
join ledger.currencies using (currency)
cross join ledger.export_begin
where basis = 'due' and (as_of_date >= whole_date or as_of_date = run.as_of())
group by customer_id, report_currency, as_of_date
order by customer_id, report_currency, as_of_date
