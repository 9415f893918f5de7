-- One row per date of the calendar, report currency and period to date (month, quarter, year): days to pay of the cash received.
-- Weighted by applied amount; closed applications only; n counts invoices. Hidden below three invoices.
with periods as (
    select
        totals.as_of_date,
        totals.report_currency,
        period,
        cast(date_trunc(period, totals.as_of_date) as date) as first_date,
        case
            when totals.as_of_date >= gaps.unknown_from and first_date <= gaps.unknown_until
                then gaps.reason
        end as unknown_reason,
        gaps.has_inferred
    from measures.totals as totals
    cross join (values ('month'), ('quarter'), ('year')) as lengths (period)
    cross join ledger.unknown_balance_periods as gaps
),

sums as (
    select
        periods.as_of_date,
        periods.report_currency,
        periods.period,
        any_value(unknown_reason) as unknown_reason,
        bool_or(has_inferred) as has_inferred,
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
    case when is_known then mean_days(pay_days, amount) end as days_to_pay,
    case when is_known then mean_days(terms_days, amount) end as terms,
    case when is_known then mean_days(late_days, amount) end as days_late,
    case
        when unknown_reason is not null then unknown_reason
        when count_invoices < 3 then 'fewer than 3 invoices paid in the ' || period || ' to date'
        when has_inferred then 'at most: paid by the day of the snapshot that no longer lists it'
    end as reason
from (select *, count_invoices >= 3 and unknown_reason is null as is_known from sums) as known
