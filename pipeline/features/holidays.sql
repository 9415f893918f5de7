-- One row per country of a customer ('' where none is given) and day that is a holiday there or
-- the first working day after one; a holiday without a country is everybody's.
with
countries as (
    select distinct coalesce(upper(trim(country)), '') as country from ledger.customers
),

holidays as (
    select distinct countries.country, holiday_date
    from ingest.holidays as holidays
    inner join countries
        on coalesce(upper(trim(holidays.country)), '') in ('', countries.country)
),

days as (
    select distinct country, cast(holiday_date + cast(step as integer) as date) as due_date,
    from holidays
    cross join range(0, 8) as steps (step)
),

marked as (
    select
        days.country,
        days.due_date,
        holidays.holiday_date is not null as is_holiday,
        isodow(days.due_date) <= 5 and holidays.holiday_date is null as is_working_day,
    from days
    left join holidays
        on days.country = holidays.country and days.due_date = holidays.holiday_date
),

placed as (
    select
        *,
        max(case when is_holiday then due_date end) over earlier as last_holiday,
        max(case when is_working_day then due_date end) over earlier as last_working_day,
    from marked
    window earlier as (
        partition by country order by due_date rows between unbounded preceding and 1 preceding
    )
)

select
    country,
    due_date,
    is_holiday,
    is_working_day and coalesce(last_holiday > coalesce(last_working_day, last_holiday - 1), false)
        as is_after_holiday,
from placed
where is_holiday or is_after_holiday
