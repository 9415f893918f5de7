-- One row per customer and report currency with something past due, or to be reminded of: its place among the actions, by the cash that a touch
-- brings forward. First those ready on the next working day, spread over the days from it under daily_capacity; then those
-- whose step is due later, on its day; last those that are stopped, by what is past due.
with steps as (
    select * from decisions.next_steps
    union all by name
    select * from decisions.reminders
),

ordered as (
    select
        steps.*,
        weekdays.contact_weekday,
        working_day(cast(ready_date as date)) as first_date,
        case
            when stop_reason is not null then 3
            when working_day(cast(ready_date as date)) > working_day(cast(getvariable('as_of') + 1 as date)) then 2
            else 1
        end as part
    from steps
    left join decisions.contact_weekdays as weekdays using (customer_id)
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
    ranked.* exclude (part, first_date, ready_date, promised_amount, taken_place),
    case
        when part = 1 then add_working_days(first_date, (rank - 1) // getvariable('daily_capacity'))
        else first_date
    end as action_date,
    case
        when stop_reason is not null and stop_reason <> 'no step left' then null
        when oldest_days > getvariable('agency_after_days') then 'agency'
        when oldest_days > getvariable('hold_after_days') then 'payment plan'
    end as candidate,
    oldest_days > getvariable('hold_after_days') and ask_amount >= getvariable('tolerance_amount') as is_hold
from ranked
