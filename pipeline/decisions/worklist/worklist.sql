-- One row per customer and report currency with something past due, or to be reminded of: its place among the actions, by
-- the cash that a touch brings forward. First those ready on the next business day, spread over the business days of most
-- customers' country under daily_capacity; then those whose step is due later; last those that are stopped, by what is past
-- due. An action falls on a business day of the customer's country.
with steps as (
    select * from decisions.next_actions
    union all by name
    select * from decisions.reminders
),

home as (
    select country
    from decisions.customer_days
    group by country
    order by count(*) desc, country
    limit 1
),

slots as (
    select place, day
    from decisions.business_days
    semi join home using (country)
    where day = business_day
),

ordered as (
    select
        steps.*,
        weekdays.contact_weekday,
        customers.country,
        coalesce(ready.business_day, working_day(ready_date)) as first_date,
        case
            when stop_reason is not null then 3
            when coalesce(ready.business_day, working_day(ready_date)) > soonest.business_day then 2
            else 1
        end as part
    from steps
    left join decisions.contact_weekdays as weekdays using (customer_id)
    join decisions.customer_days as customers using (customer_id)
    join decisions.business_days as soonest
        on customers.country = soonest.country and soonest.day = run.as_of() + 1
    left join decisions.business_days as ready
        on customers.country = ready.country and steps.ready_date = ready.day
),

ranked as (
    select
        *,
        cast(
            row_number() over (
                partition by report_currency
                order by
                    part, case when part = 3 then past_due_amount else gain_amount end desc,
                    ask_amount desc, customer_id
            ) as integer
        ) as rank
    from ordered
)

select
    ranked.* exclude (part, first_date, ready_date, country),
    case
        when part = 1
            then coalesce(
                days.business_day,
                add_working_days(working_day(run.as_of() + 1), (rank - 1) // run.daily_capacity())
            )
        else first_date
    end as action_date
from ranked
left join slots on part = 1 and (rank - 1) // run.daily_capacity() = slots.place
left join decisions.business_days as days
    on ranked.country = days.country and slots.day = days.day
