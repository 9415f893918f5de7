-- One row per date of the calendar, report currency and DSO method other than simple over 90 days: its days less those.
with methods as (
    select as_of_date, report_currency, method, dso, reason
    from measures.dso
    union all
    select as_of_date, report_currency, 'count_back', dso, reason
    from measures.dso_count_back
    union all
    select as_of_date, report_currency, 'rolling', dso, reason
    from measures.dso_rolling
)

select
    methods.as_of_date,
    methods.report_currency,
    methods.method,
    methods.dso - simple.dso as gap,
    coalesce(methods.reason, simple.reason) as reason
from methods
join measures.dso as simple using (as_of_date, report_currency)
where simple.method = 'simple_90' and methods.method <> 'simple_90'
