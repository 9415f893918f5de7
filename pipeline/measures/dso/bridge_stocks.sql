-- One row per date of the calendar with one before it, report currency and part of net AR: what it is, what it is at the
-- rate of the previous date, what it was then, and what that would be at today's 90 days of sales.
with periods as (
    select
        calendar.as_of_date,
        calendar.previous_date,
        closings.report_currency,
        closings.sales_amount,
        openings.sales_amount as previous_sales_amount
    from ledger.calendar as calendar
    join measures.sales_windows as closings
        on calendar.as_of_date = closings.as_of_date and closings.days = 90
    join measures.sales_windows as openings
        on
            calendar.previous_date = openings.as_of_date
            and closings.report_currency = openings.report_currency
            and openings.days = 90
)

select
    periods.as_of_date,
    periods.report_currency,
    parts.part,
    cast(coalesce(closings.amount, 0) as decimal(38, 4)) as amount,
    cast(coalesce(closings.constant_amount, 0) as decimal(38, 4)) as constant_amount,
    cast(coalesce(openings.amount, 0) as decimal(38, 4)) as previous_amount,
    case
        when periods.sales_amount > 0 and periods.previous_sales_amount > 0
            then cast(
                cast(coalesce(openings.amount, 0) as double)
                * ratio(periods.sales_amount, periods.previous_sales_amount) as decimal(38, 4)
            )
    end as scaled_amount
from periods
cross join (
    values ('timely'), ('billing_lag'), ('disputed_late'), ('undisputed_late'), ('unapplied')
) as parts (part)
left join measures.bridge_parts as closings using (as_of_date, report_currency, part)
left join measures.bridge_parts as openings
    on
        periods.previous_date = openings.as_of_date
        and periods.report_currency = openings.report_currency
        and parts.part = openings.part
