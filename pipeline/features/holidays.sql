-- One row per country of a customer, currency and day that is not a plain one: a holiday, the first
-- working day after one, or a weekend before one. weekday is the day of the week it counts
-- as: the eve of a working day on which nobody pays is a Sunday, an earlier one a Saturday.
with
days as (
    select distinct country, currency, cast(holiday_date + cast(step as integer) as date) as due_date,
    from ledger.holidays
    cross join range(-3, 9) as steps (step)
),

marked as (
    select
        days.*,
        holidays.holiday_date is not null as is_holiday,
        isodow(due_date) <= 5 and not is_holiday as is_working_day,
    from days
    left join ledger.holidays as holidays
        on days.country = holidays.country
        and days.currency = holidays.currency
        and days.due_date = holidays.holiday_date
),

placed as (
    select
        *,
        max(case when is_holiday then due_date end) over earlier as last_holiday,
        max(case when is_working_day then due_date end) over earlier as last_working_day,
        min(case when is_working_day then due_date end) over later as next_working_day,
    from marked
    window
        earlier as (
            partition by country, currency order by due_date
            rows between unbounded preceding and 1 preceding
        ),
        later as (
            partition by country, currency order by due_date
            rows between 1 following and unbounded following
        )
)

select
    country,
    currency,
    due_date,
    is_holiday,
    is_working_day and coalesce(last_holiday > coalesce(last_working_day, last_holiday - 1), false)
        as is_after_holiday,
    cast(case
        when is_working_day then isodow(due_date)
        when coalesce(next_working_day, due_date + 2) = due_date + 1 then 7
        else 6
    end as integer) as weekday,
from placed
where is_holiday or is_after_holiday or weekday <> isodow(due_date)
