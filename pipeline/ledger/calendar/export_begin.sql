-- One row per ledger: the day from which the export holds the ledger's business, and the first day at the end of 90 such days, and of 365.
-- The first month with a tenth of a usual month's invoices begins it (a few older ones are left-overs); it began as long before
-- its first invoice as billing days lie apart, and where there is but one, with its month.
with issued as (
    select
        issue_date,
        cast(date_trunc('month', issue_date) as date) as month_start,
        count(*) as count_invoices
    from ledger.documents
    where issue_date <= run.as_of()
    group by issue_date
),

months as (
    select
        month_start,
        sum(count_invoices) as count_invoices,
        sum(sum(count_invoices)) over (order by sum(count_invoices), month_start) as count_to_here,
        sum(sum(count_invoices)) over () as count_all
    from issued
    group by month_start
),

regular as (
    select min(issue_date) as first_date, max(issue_date) as last_date, count(*) as count_days
    from issued
    where month_start >= (
        select min(month_start)
        from months
        where 10 * count_invoices >= (
            select min(count_invoices) from months where 2 * count_to_here >= count_all
        )
    )
),

begun as (
    select
        case
            when count_days > 1
                then first_date + 1
                    - cast(greatest(1, date_diff('day', first_date, last_date) // (count_days - 1)) as integer)
            else cast(date_trunc('month', coalesce(first_date, run.as_of())) as date)
        end as begin_date
    from regular
)

select begin_date, begin_date + 89 as whole_date, begin_date + 364 as whole_year_date
from begun
