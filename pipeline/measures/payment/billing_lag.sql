-- One row per month of issue, report currency and cut (all, segment, region): days from delivery to invoice, signed.
-- Weighted by amount, with the median and the share above a week, by item; hidden below three invoices.
with issued as (
    select
        last_day(issue_date) as period_end_date,
        report_currency,
        invoice_id,
        is_split,
        coalesce(segment, '(none)') as segment,
        coalesce(region, '(none)') as region,
        report_amount as weight_amount,
        date_diff('day', delivery_date, issue_date) as lag_days
    from ledger.invoices
    where issue_date >= (
        select min(month_start)
        from ledger.calendar
        where is_stored
    )
),

sums as (
    select
        period_end_date,
        report_currency,
        case
            when grouping(segment) = 0 then 'segment'
            when grouping(region) = 0 then 'region'
            else 'all'
        end as cut,
        coalesce(segment, region, '') as cut_value,
        count(*) filter (where not is_split)
        + count(distinct invoice_id) filter (where is_split) as count_issued,
        count(lag_days) filter (where not is_split)
        + count(distinct invoice_id) filter (where is_split and lag_days is not null)
        as count_invoices,
        count(lag_days) as count_lags,
        coalesce(sum(weight_amount) filter (where lag_days is not null), 0) as amount,
        sum(weight_amount * lag_days) as amount_days,
        quantile_disc(lag_days, 0.5) as median_days,
        count(*) filter (where lag_days > 7) as count_above_week
    from issued
    group by grouping sets (
        (period_end_date, report_currency),
        (period_end_date, report_currency, segment),
        (period_end_date, report_currency, region)
    )
)

select
    least(period_end_date, run.as_of()) as period_end_date,
    report_currency,
    cut,
    cut_value,
    count_issued,
    count_invoices,
    cast(amount as decimal(38, 4)) as amount,
    case when count_invoices >= 3 then mean_days(amount_days, amount) end as lag_days,
    case when count_invoices >= 3 then median_days end as median_days,
    case when count_invoices >= 3 then ratio(count_above_week, count_lags) end as above_week_rate,
    case
        when count_invoices = 0 then 'the export has no delivery date'
        when count_invoices < 3 then 'fewer than 3 invoices with a delivery date'
        when amount = 0 then 'no amount was invoiced'
    end as reason
from sums
