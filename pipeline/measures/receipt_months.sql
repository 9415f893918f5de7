-- One row per period of the calendar and report currency: cash received in it, and the invoices first seen paying
-- in this month, quarter and year, so that months add up to quarters and years without counting one twice.
with dated as (
    select
        calendar.as_of_date,
        receipts.*
    from measures.receipts as receipts
    join ledger.calendar as calendar
        on
            receipts.application_date > calendar.previous_date
            and receipts.application_date <= calendar.as_of_date
),

repeated as (
    select
        as_of_date,
        report_currency,
        invoice_id,
        lag(as_of_date) over (partition by report_currency, invoice_id order by as_of_date) as seen_date
    from dated
    where not is_only_receipt
    group by as_of_date, report_currency, invoice_id
),

repeated_counts as (
    select
        as_of_date,
        report_currency,
        count(*) as in_month,
        count(*) filter (
            where seen_date is null or seen_date < date_trunc('quarter', as_of_date)
        ) as new_in_quarter,
        count(*) filter (
            where seen_date is null or seen_date < date_trunc('year', as_of_date)
        ) as new_in_year
    from repeated
    group by as_of_date, report_currency
),

sums as (
    select
        as_of_date,
        report_currency,
        sum(weight_amount) as amount,
        sum(weight_amount * days_to_pay) as pay_days,
        sum(weight_amount * terms_days) as terms_days,
        sum(weight_amount * days_late) as late_days,
        count(*) filter (where is_only_receipt) as count_single
    from dated
    group by as_of_date, report_currency
)

select
    sums.* exclude (count_single),
    count_single + coalesce(in_month, 0) as count_in_month,
    count_single + coalesce(new_in_quarter, 0) as count_new_in_quarter,
    count_single + coalesce(new_in_year, 0) as count_new_in_year
from sums
left join repeated_counts using (as_of_date, report_currency)
