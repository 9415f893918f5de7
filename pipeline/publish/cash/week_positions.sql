-- One row per customer and report currency that owed something now or seven days before the as-of date, or paid since:
-- overdue and net receivables at both days, and the cash of these seven days and of the seven before. None where the day is not known.
with past as (
    select past_date
    from measures.compared_days
    where period = 'week'
),

parts as (
    select customer_id, report_currency, net_amount as net_from, overdue_amount as overdue_from,
        0 as net_to, 0 as overdue_to, 0 as cash_from, 0 as cash_to
    from measures.past_positions
    join past on as_of_date = past_date

    union all

    select customer_id, report_currency, 0, 0, net_amount, overdue_amount, 0, 0
    from measures.positions
    where as_of_date = run.as_of()

    union all

    select customer_id, report_currency, 0, 0, 0, 0,
        case when entry_date <= past_date then -report_amount else 0 end,
        case when entry_date > past_date then -report_amount else 0 end
    from ledger.entries
    cross join past
    where kind = 'cash' and entry_date > past_date - 7
)

select
    run.as_of() as as_of_date,
    past_date as from_date,
    customer_id,
    customer_name,
    report_currency,
    cast(sum(overdue_from) as decimal(38, 4)) as overdue_from_amount,
    cast(sum(overdue_to) as decimal(38, 4)) as overdue_to_amount,
    cast(sum(net_from) as decimal(38, 4)) as receivables_from_amount,
    cast(sum(net_to) as decimal(38, 4)) as receivables_to_amount,
    cast(sum(cash_from) as decimal(38, 4)) as cash_from_amount,
    cast(sum(cash_to) as decimal(38, 4)) as cash_to_amount
from parts
cross join past
join ledger.customers as customers using (customer_id)
group by all
order by report_currency, customer_id
