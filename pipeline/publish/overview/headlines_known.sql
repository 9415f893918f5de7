-- One row per date of an earlier run, report currency and headline measure: as it was known then, and as it is known now.
with known as (
    select
        history.as_of_date,
        history.report_currency,
        history.measure,
        as_known.run_id,
        as_known.known_value,
        history.value as current_value
    from publish.headline_history as history
    join publish.as_known as as_known
        on
            history.as_of_date = as_known.as_of_date
            and history.report_currency = as_known.report_currency
            and history.method = as_known.method
            and split_part(history.measure, '_gross', 1) = as_known.measure
    where history.measure <> 'overdue_rate'
)

select * from known
union all
select
    overdue.as_of_date,
    overdue.report_currency,
    'overdue_rate',
    overdue.run_id,
    ratio(overdue.known_value, gross.known_value),
    ratio(overdue.current_value, gross.current_value)
from known as overdue
join known as gross using (as_of_date, report_currency)
where overdue.measure = 'overdue' and gross.measure = 'receivables_gross'
order by as_of_date, report_currency, measure
