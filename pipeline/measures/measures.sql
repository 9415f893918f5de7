-- One row per stated date (of the calendar, or one that the as-of date is compared with), report currency, measure and method: the
-- long form of every measure. value is null where the measure says nothing, and reason says why. window_days: the days of sales
-- that it rests on; is_whole: from 90 days after the export begins, for what looks back a year from 365.
with stated as (
    select as_of_date, report_currency, 'receivables' as measure, 'gross' as method,
        cast(case when balance_reason is null then gross_amount end as double) as value, report_currency as unit,
        balance_reason as reason
    from measures.stated_totals
    union all
    select as_of_date, report_currency, 'receivables', 'net', case when balance_reason is null then net_amount end,
        report_currency, balance_reason
    from measures.stated_totals
    union all
    select as_of_date, report_currency, 'overdue', '', case when balance_reason is null then overdue_amount end,
        report_currency, balance_reason
    from measures.stated_totals
    union all
    select as_of_date, report_currency, 'unapplied', '', case when balance_reason is null then unapplied_amount end,
        report_currency, balance_reason
    from measures.stated_totals
    union all
    select as_of_date, report_currency, 'dso', method, dso, 'days', reason
    from measures.dso
    union all
    select as_of_date, report_currency, 'dso', 'count_back', dso, 'days', reason
    from measures.dso_count_back
    union all
    select as_of_date, report_currency, 'dso', 'rolling', dso, 'days', reason
    from measures.dso_rolling
    union all
    select as_of_date, report_currency, 'dso_gap', method, gap, 'days', reason
    from measures.dso_gaps
    union all
    select as_of_date, report_currency, 'best_possible_dso', method, best_possible_dso, 'days', reason
    from measures.dso
    union all
    select as_of_date, report_currency, 'average_days_delinquent', method, average_days_delinquent, 'days', reason
    from measures.dso
    union all
    select as_of_date, report_currency, 'unapplied_days', method, unapplied_days, 'days', reason
    from measures.dso
    union all
    select as_of_date, report_currency, 'cei', 'book', book, 'percent', reason
    from measures.cei
    union all
    select as_of_date, report_currency, 'cei', 'cash', cash, 'percent', reason
    from measures.cei
    union all
    select as_of_date, report_currency, 'cei_gap', 'month', book - cash, 'points', reason
    from measures.cei
    union all
    select as_of_date, report_currency, 'cei', 'book_quarter', book, 'percent', reason
    from measures.cei_quarter
    union all
    select as_of_date, report_currency, 'cei', 'cash_quarter', cash, 'percent', reason
    from measures.cei_quarter
    union all
    select as_of_date, report_currency, 'cei_gap', 'quarter', book - cash, 'points', reason
    from measures.cei_quarter
    union all
    select as_of_date, report_currency, 'days_to_pay', method, days_to_pay, 'days', reason
    from measures.days_to_pay
    union all
    select as_of_date, report_currency, 'terms', method, terms, 'days', reason
    from measures.days_to_pay
    union all
    select as_of_date, report_currency, 'days_late', method, days_late, 'days', reason
    from measures.days_to_pay
    union all
    select as_of_date, report_currency, 'turnover', '', turnover, 'times a year', reason
    from measures.turnover
    union all
    select as_of_date, report_currency, 'hhi', '', hhi, 'points', reason
    from measures.concentration_summary
    where cut = 'customer' and scope = 'open'
    union all
    select as_of_date, report_currency, 'effective_count', '', effective_count, 'customers', reason
    from measures.concentration_summary
    where cut = 'customer' and scope = 'open'
    union all
    select as_of_date, report_currency, 'days_to_pay', method, days_to_pay, 'days', reason
    from measures.past_days_to_pay
    union all
    select as_of_date, report_currency, 'terms', method, terms, 'days', reason
    from measures.past_days_to_pay
    union all
    select as_of_date, report_currency, 'days_late', method, days_late, 'days', reason
    from measures.past_days_to_pay
)

select
    stated.*,
    sales.window_days,
    stated.as_of_date >= case
        when stated.method in ('simple_365', 'rolling') or stated.measure = 'turnover' then whole_year_date
        else whole_date
    end as is_whole
from stated
cross join ledger.export_begin
left join measures.sales_windows as sales
    on
        stated.as_of_date = sales.as_of_date
        and stated.report_currency = sales.report_currency
        and stated.method = 'simple_' || sales.days
