-- One row per day or week of the last 13 weeks with cash in it and report currency: what came, of how many customers, and how much of it late.
-- Weeks end on the weekday of the as-of date.
with dated as (
    select
        'day' as period,
        receipt_date as start_date,
        receipt_date as end_date,
        *
    from publish.receipts

    union all

    select
        'week',
        cast(run.as_of() - 6 - cast(7 * ((run.as_of() - receipt_date) // 7) as integer) as date),
        cast(run.as_of() - cast(7 * ((run.as_of() - receipt_date) // 7) as integer) as date),
        *
    from publish.receipts
)

select
    period,
    start_date,
    end_date,
    report_currency,
    count(*) as count_receipts,
    count(distinct customer_id) as count_customers,
    cast(sum(report_amount) as decimal(38, 4)) as amount,
    cast(sum(late_report_amount) as decimal(38, 4)) as late_amount,
    cast(sum(unapplied_report_amount) as decimal(38, 4)) as unapplied_amount,
    ratio(sum(late_report_amount), sum(report_amount)) as late_rate
from dated
group by period, start_date, end_date, report_currency
order by period, start_date desc, report_currency
