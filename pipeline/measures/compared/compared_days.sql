-- One row per period to look back over from the as-of date (week, month, year) and day that it is compared with: the same day then.
-- A month's end is compared with month ends. Days before 90 days of the export are there, or of which balances are not known, are none.
with days as (
    select
        period,
        case
            when period = 'week' then run.as_of() - 7
            when run.as_of() = last_day(run.as_of())
                then last_day(cast(date_trunc('month', run.as_of()) - to_months(months) as date))
            else cast(run.as_of() - to_months(months) as date)
        end as past_date
    from (values ('week', 0), ('month', 1), ('year', 12)) as periods (period, months)
)

select
    period,
    past_date,
    cast(date_trunc('month', past_date) as date) as month_start,
    past_date = last_day(past_date) as is_month_end,
    case
        when past_date >= unknown_from and month_start - 1 < unknown_until then reason
    end as collections_reason,
    case when month_start <= sales_unknown_until then sales_reason end as sales_reason
from days
cross join ledger.unknown_balance_periods
cross join ledger.export_begin
where past_date >= whole_date and (past_date < unknown_from or past_date >= unknown_until)
