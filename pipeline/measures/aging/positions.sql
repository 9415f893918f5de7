-- One row per date of the calendar, customer and report currency: what is open, in that currency.
with parts as (
    select
        as_of_date,
        customer_id,
        report_currency,
        open_report_amount as gross_amount,
        case when due_bucket = 0 then open_report_amount else 0 end as not_due_amount,
        0 as unapplied_amount
    from measures.aging_items

    union all

    select
        as_of_date,
        customer_id,
        report_currency,
        0,
        0,
        unapplied_report_amount
    from measures.unapplied
)

select
    as_of_date,
    customer_id,
    report_currency,
    cast(sum(gross_amount) as decimal(38, 4)) as gross_amount,
    cast(sum(not_due_amount) as decimal(38, 4)) as not_due_amount,
    cast(sum(gross_amount) - sum(not_due_amount) as decimal(38, 4)) as overdue_amount,
    cast(sum(unapplied_amount) as decimal(38, 4)) as unapplied_amount,
    cast(sum(gross_amount) - sum(unapplied_amount) as decimal(38, 4)) as net_amount
from parts
group by as_of_date, customer_id, report_currency
