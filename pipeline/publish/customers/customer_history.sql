-- One row per date (month end or as-of, from 90 days after the export begins), customer and report currency in which it owed something.
select
    customer_id,
    report_currency,
    as_of_date,
    sum(open_report_amount) as open_amount,
    coalesce(
        sum(open_report_amount) filter (where bucket <> 'not_due'),
        0
    ) as overdue_amount
from publish.aging
cross join ledger.export_begin
where basis = 'due' and (as_of_date >= whole_date or as_of_date = run.as_of())
group by customer_id, report_currency, as_of_date
order by customer_id, report_currency, as_of_date
