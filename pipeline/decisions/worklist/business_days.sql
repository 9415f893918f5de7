-- One row per country of a customer (upper case, '' where none is given) and day of the 400 after the as-of date: the first business
-- day on or after it, and its place among them. Business days are Monday to Friday without the holidays of the country,
-- or of the base currency's home where none is given.
-- Scratch.
with countries as (
    select distinct coalesce(upper(trim(country)), '') as country from ledger.customers
    union
    select ''
),

holidays as (
    select country, holiday_date as day
    from ledger.holidays
    join ledger.currencies using (currency)
    where is_base
),

days as (
    select
        countries.country,
        cast(run.as_of() + cast(offsets.days as integer) as date) as day,
        isodow(cast(run.as_of() + cast(offsets.days as integer) as date)) <= 5
        and holidays.day is null as is_business
    from countries
    cross join range(1, 401) as offsets (days)
    left join holidays
        on
            countries.country = holidays.country
            and run.as_of() + cast(offsets.days as integer) = holidays.day
)

select
    country,
    day,
    coalesce(
        min(day) filter (where is_business) over (
            partition by country order by day rows between current row and unbounded following
        ),
        working_day(day)
    ) as business_day,
    cast(
        coalesce(
            count(*) filter (where is_business) over (
                partition by country order by day rows between unbounded preceding and 1 preceding
            ), 0
        ) as integer
    ) as place
from days
