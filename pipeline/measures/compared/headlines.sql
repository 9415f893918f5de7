-- One row per stated date, report currency and headline measure.
-- DSO, best possible and delinquent days are simple over 90 days; CEI is the book one; the overdue rate is over gross.
with chosen (measure, method, headline) as (
    values
        ('receivables', 'net', 'receivables'),
        ('receivables', 'gross', 'receivables_gross'),
        ('overdue', '', 'overdue'),
        ('unapplied', '', 'unapplied'),
        ('dso', 'simple_90', 'dso'),
        ('best_possible_dso', 'simple_90', 'best_possible_dso'),
        ('average_days_delinquent', 'simple_90', 'average_days_delinquent'),
        ('cei', 'book', 'cei'),
),

measured as (
    select
        as_of_date,
        report_currency,
        chosen.headline as measure,
        method,
        value,
        reason,
        is_whole
    from measures.measures
    join chosen using (measure, method)
),

overdue_rates as (
    select
        overdue.as_of_date,
        overdue.report_currency,
        'overdue_rate' as measure,
        '' as method,
        ratio(overdue.value, gross.value) as value,
        case when gross.value = 0 then 'nothing is open' end as reason,
        overdue.is_whole
    from measured as overdue
    join measured as gross
        on gross.report_currency = overdue.report_currency
        and gross.as_of_date = overdue.as_of_date
        and gross.measure = 'receivables_gross'
    where overdue.measure = 'overdue'
)

select * from measured
union all
select * from overdue_rates
