-- One row per stored date, period to look back over (month, year) and end of it: its first day's eve, or the date itself.
-- Receipts of an end are those of the span that closes with it; span_from is that span's eve, empty where they are not known.
-- From a month's end back to month ends, from the as-of date inside a month to the same day; never to before 90 days of the export.
with looks as (
    select
        dates.as_of_date,
        period,
        past.as_of_date as from_date
    from ledger.calendar as dates
    cross join ledger.export_begin
    cross join (values ('month', 1), ('year', 12)) as periods (period, months)
    join ledger.calendar as past
        on past.as_of_date = last_day(cast(date_trunc('month', dates.as_of_date) - to_months(months) as date))
    where dates.is_stored
        and dates.as_of_date = last_day(dates.as_of_date)
        and past.balance_reason is null
        and past.as_of_date >= whole_date

    union all

    select run.as_of(), period, past_date
    from measures.compared_days
    where period <> 'week' and run.as_of() <> last_day(run.as_of())
),

spans as (
    select as_of_date, period, from_date, true as is_end, as_of_date as point_date, from_date as span_from
    from looks

    union all

    select as_of_date, period, from_date, false, from_date,
        case
            when as_of_date = last_day(as_of_date)
                then last_day(cast(date_trunc('month', from_date) - step as date))
            else cast(from_date - step as date)
        end
    from looks
    cross join lateral (select case when period = 'month' then to_months(1) else to_months(12) end as step) as steps
),

known as (
    select
        spans.*,
        span_from >= whole_date
        and not exists (
            select 1
            from ledger.calendar as calendar
            where calendar.as_of_date > span_from
                and calendar.previous_date < point_date
                and calendar.collections_reason is not null
        ) as is_known
    from spans
    cross join ledger.export_begin
)

select
    as_of_date,
    period,
    from_date,
    is_end,
    point_date,
    case when is_known then span_from end as span_from,
    bool_and(coalesce(is_known, false)) over (partition by as_of_date, period) as is_comparable
from known
order by as_of_date, period, point_date
