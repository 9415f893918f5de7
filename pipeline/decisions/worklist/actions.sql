-- One row per customer and report currency of the worklist: its action, the minutes that it takes, and whether it is ready.
-- Part 1 is ready on the next business day, part 2 is due later, part 3 is stopped. is_at_once: it does not wait for the day
-- before the customer usually pays.
-- Scratch.
with steps as (
    select * from decisions.next_actions
    union all by name
    select * from decisions.reminders
)

select
    steps.*,
    weekdays.weekday,
    weekdays.contact_weekday,
    customers.country,
    coalesce(ladder.minutes, run.talk_minutes()) as minutes,
    coalesce(ready.business_day, working_day(steps.ready_date)) as first_date,
    case
        when steps.stop_reason is not null then 3
        when coalesce(ready.business_day, working_day(steps.ready_date)) > soonest.business_day then 2
        else 1
    end as part
from steps
join decisions.customer_days as customers using (customer_id)
join decisions.business_days as soonest
    on customers.country = soonest.country and soonest.day = run.as_of() + 1
left join decisions.contact_weekdays as weekdays using (customer_id)
left join decisions.dunning_steps as ladder using (step)
left join decisions.business_days as ready
    on customers.country = ready.country and steps.ready_date = ready.day
