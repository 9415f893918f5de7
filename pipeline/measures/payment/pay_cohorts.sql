-- One row per month of issue of the last 24, report currency and days since the invoice (15, 30, 60, 90): the share that cash had paid by then.
-- Weighted by amount at the invoice's rate. Credits and write-offs pay nothing. Null until those days have passed since the month's
-- last day. Where all is paid the parts may add up to a digit more than 1, which is 1. Months that began before the export did, and invoices whose timing is unknown, are left out.
with issued as (
    select
        item_id,
        report_currency,
        issue_date,
        last_day(issue_date) as month_end_date,
        amount,
        report_amount as weight_amount
    from ledger.invoices
    cross join ledger.export_begin
    where
        amount > 0
        and not is_timing_unknown
        and date_trunc('month', issue_date) >= begin_date
        and issue_date > last_day(run.as_of()) - interval 24 month
),

paid as (
    select
        issued.item_id,
        days.days_since,
        sum(applications.amount) as paid_amount
    from issued
    join ledger.applications as applications using (item_id)
    cross join (values (15), (30), (60), (90)) as days (days_since)
    where
        applications.kind = 'cash'
        and date_diff('day', issued.issue_date, applications.application_date) <= days.days_since
    group by issued.item_id, days.days_since
)

select
    issued.month_end_date,
    issued.report_currency,
    days.days_since,
    cast(sum(issued.weight_amount) as decimal(38, 4)) as invoiced_amount,
    count(distinct issued.item_id) as count_items,
    case
        when issued.month_end_date + days.days_since <= run.as_of()
            then least(
                sum(coalesce(paid.paid_amount, 0) / issued.amount * cast(issued.weight_amount as double))
                / cast(sum(issued.weight_amount) as double), 1
            )
    end as paid_rate
from issued
cross join (values (15), (30), (60), (90)) as days (days_since)
left join paid on issued.item_id = paid.item_id and days.days_since = paid.days_since
group by issued.month_end_date, issued.report_currency, days.days_since
