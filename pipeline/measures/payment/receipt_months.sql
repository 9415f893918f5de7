-- One row per period of the calendar and report currency: cash received in it, and the invoices first seen paying
-- in this month, quarter and year, so that months add up to quarters and years without counting one twice.
-- Days are weighed by the amount in report currency, at the rate of the day it came, not rounded.
with repeated as (
    select
        period_end(application_date) as as_of_date,
        report_currency,
        invoice_id,
        lag(as_of_date) over (partition by report_currency, invoice_id order by as_of_date) as seen_date
    from measures.receipts
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

days as (
    select
        application_date,
        currency,
        report_currency,
        sum(amount) as amount,
        sum(wide(amount) * days_to_pay) as pay_days,
        sum(wide(amount) * terms_days) as terms_days,
        sum(wide(amount) * days_late) as late_days,
        count(*) filter (where is_only_receipt) as count_single
    from measures.receipts
    group by application_date, currency, report_currency
),

sums as (
    select
        period_end(days.application_date) as as_of_date,
        days.report_currency,
        sum(exact_base_amount(amount, coalesce(rate, 1))) as amount,
        sum(exact_base_amount(pay_days, coalesce(rate, 1))) as pay_days,
        sum(exact_base_amount(terms_days, coalesce(rate, 1))) as terms_days,
        sum(exact_base_amount(late_days, coalesce(rate, 1))) as late_days,
        sum(count_single) as count_single
    from days
    left join ledger.rates as rates
        on days.currency = rates.currency and days.application_date = rates.rate_date
    group by all
)

select
    sums.* exclude (count_single),
    count_single + coalesce(in_month, 0) as count_in_month,
    count_single + coalesce(new_in_quarter, 0) as count_new_in_quarter,
    count_single + coalesce(new_in_year, 0) as count_new_in_year
from sums
left join repeated_counts using (as_of_date, report_currency)
