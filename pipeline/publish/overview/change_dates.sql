-- One row per stored date, period to look back over (month, year) and end of it: its first day's eve, or the date itself.
-- Receipts of an end are those of the span that closes with it; span_from is that span's eve, empty where they are not known.
-- A month before is the month end before; a year before a month end is the month end a year before.
with looks as (
    select
        dates.as_of_date,
        period,
        max(past.as_of_date) as from_date
    from ledger.calendar as dates
    cross join (values ('month'), ('year')) as periods (period)
    join ledger.calendar as past
        on
            past.balance_reason is null
            and case
                when period = 'month' then past.as_of_date < dates.as_of_date
                when dates.as_of_date = last_day(dates.as_of_date)
                    then past.as_of_date = last_day(cast(dates.as_of_date - interval 1 year as date))
                else past.as_of_date <= dates.as_of_date - interval 1 year
            end
    where dates.is_stored
    group by dates.as_of_date, period
),

spans as (
    select as_of_date, period, from_date, true as is_end, as_of_date as point_date, from_date as span_from
    from looks

    union all

    select as_of_date, period, from_date, false, from_date,
        case
            when as_of_date <> last_day(as_of_date) then null
            when period = 'month' then last_day(cast(from_date - interval 1 month as date))
            else last_day(cast(from_date - interval 1 year as date))
        end
    from looks
),

known as (
    select
        spans.*,
        span_from >= (select min(month_start) - 1 from ledger.calendar)
        and not exists (
            select 1
            from ledger.calendar as calendar
            where calendar.as_of_date > span_from
                and calendar.as_of_date <= point_date
                and calendar.collections_reason is not null
        ) as is_known
    from spans
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
