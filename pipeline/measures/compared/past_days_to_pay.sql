-- One row per day compared with that is no month end, report currency and period to date (month, quarter, year): as measures.days_to_pay.
with periods as (
    select distinct
        past_date,
        period,
        cast(date_trunc(period, past_date) as date) as first_date,
        case
            when past_date >= gaps.unknown_from and first_date <= gaps.unknown_until then gaps.reason
        end as unknown_reason,
        gaps.has_inferred
    from (select past_date from measures.compared_days where not is_month_end and period <> 'week') as days
    cross join (values ('month'), ('quarter'), ('year')) as lengths (period)
    cross join ledger.unknown_balance_periods as gaps
),

sums as (
    select
        past_date,
        period,
        report_currency,
        sum(exact_base_amount(amount, coalesce(rate, 1))) as amount,
        sum(exact_base_amount(wide(amount) * days_to_pay, coalesce(rate, 1))) as pay_days,
        sum(exact_base_amount(wide(amount) * terms_days, coalesce(rate, 1))) as terms_days,
        sum(exact_base_amount(wide(amount) * days_late, coalesce(rate, 1))) as late_days,
        count(distinct invoice_id) as count_invoices
    from periods
    join measures.receipts as receipts on application_date >= first_date and application_date <= past_date
    left join ledger.rates as rates
        on receipts.currency = rates.currency and receipts.application_date = rates.rate_date
    group by past_date, period, report_currency
),

known as (
    select
        periods.past_date as as_of_date,
        currencies.report_currency,
        periods.period as method,
        sums.* exclude (past_date, period, report_currency),
        coalesce(count_invoices, 0) >= 3 and unknown_reason is null as is_known,
        unknown_reason,
        has_inferred
    from periods
    cross join (select distinct report_currency from ledger.currencies) as currencies
    left join sums using (past_date, period, report_currency)
)

select
    as_of_date,
    report_currency,
    method,
    case when is_known then mean_days(pay_days, amount) end as days_to_pay,
    case when is_known then mean_days(terms_days, amount) end as terms,
    case when is_known then mean_days(late_days, amount) end as days_late,
    case
        when unknown_reason is not null then unknown_reason
        when not is_known then 'fewer than 3 invoices paid in the ' || method || ' to date'
        when has_inferred then 'at most: paid by the day of the snapshot that no longer lists it'
    end as reason
from known
