-- One row per date of the calendar, report currency and period to date (month, quarter, year): days to pay of the cash received.
-- Weighted by applied amount; closed applications only; n counts invoices. Hidden below three invoices.
with periods as (
    select
        totals.as_of_date,
        totals.report_currency,
        period,
        cast(date_trunc(period, totals.as_of_date) as date) as first_date
    from measures.totals as totals
    cross join (values ('month'), ('quarter'), ('year')) as lengths (period)
),

sums as (
    select
        periods.as_of_date,
        periods.report_currency,
        periods.period,
        coalesce(sum(amount), 0) as amount,
        sum(pay_days) as pay_days,
        sum(terms_days) as terms_days,
        sum(late_days) as late_days,
        coalesce(
            sum(
                case period
                    when 'month' then count_in_month
                    when 'quarter' then count_new_in_quarter
                    else count_new_in_year
                end
            ), 0
        ) as count_invoices
    from periods
    left join measures.receipt_months as months
        on
            periods.report_currency = months.report_currency
            and months.as_of_date >= periods.first_date
            and months.as_of_date <= periods.as_of_date
    group by periods.as_of_date, periods.report_currency, periods.period
)

select
    as_of_date,
    report_currency,
    period as method,
    amount,
    cast(count_invoices as bigint) as count_invoices,
    case when count_invoices >= 3 then ratio(pay_days, amount) end as days_to_pay,
    case when count_invoices >= 3 then ratio(terms_days, amount) end as terms,
    case when count_invoices >= 3 then ratio(late_days, amount) end as days_late,
    case
        when count_invoices < 3 then 'fewer than 3 invoices paid in the ' || period || ' to date'
    end as reason
from sums
