-- One row per customer with an action that is ready: the day of the one conversation about all its currencies.
-- A day holds daily_hours of people's minutes. First whoever's best day, the working day before its usual day of payment, is among the next
-- five and has room, in the order of gains; then all others, in that order, on the first day with room left. What is to be
-- done at once does not wait for a best day, nor a reminder for one after its last date. Without rates a gain counts as its share of its currency's.
with gains as (
    select
        customer_id,
        max(minutes) as minutes,
        min(weekday) as weekday,
        bool_or(coalesce(is_at_once, false)) as is_at_once,
        coalesce(min(last_date), date '9999-12-31') as last_date,
        max(coalesce(ratio(gain_amount, total_amount), 0)) as gain_share,
        max(ask_amount) as ask_amount
    from (
        select
            *,
            sum(gain_amount) over (partition by report_currency) as total_amount
        from decisions.actions
        where part = 1
    ) as ready
    group by customer_id
),

home as (
    select country
    from decisions.customer_days
    group by country
    order by count(*) desc, country
    limit 1
),

slots as (
    select
        place,
        min(day) as day,
        isodow(min(day)) as weekday
    from decisions.business_days
    semi join home using (country)
    where day = business_day
    group by place
),

ordered as (
    select
        gains.*,
        row_number() over (order by gain_share desc, ask_amount desc, customer_id) as place
    from gains
),

best_slots as (
    select
        weekday,
        min(place) as place,
        min(day) as day
    from slots
    where place < 5
    group by weekday
),

hoped as (
    select
        ordered.*,
        best_slots.place as slot_place,
        sum(ordered.minutes) over (
            partition by best_slots.place order by ordered.place rows between unbounded preceding and current row
        ) as end_minutes
    from ordered
    join best_slots on ordered.weekday = best_slots.weekday
    where not ordered.is_at_once and best_slots.day <= ordered.last_date
),

best as (
    select *
    from hoped
    where end_minutes <= 60 * run.daily_hours()
),

room as (
    select
        slots.place as slot_place,
        sum(60 * run.daily_hours() - coalesce(used.minutes, 0)) over (order by slots.place) as free_minutes
    from slots
    left join (
        select slot_place, sum(minutes) as minutes
        from best
        group by slot_place
    ) as used on slots.place = used.slot_place
),

others as (
    select
        ordered.*,
        sum(minutes) over (order by place rows between unbounded preceding and current row) as end_minutes
    from ordered
    anti join best using (customer_id)
),

placed as (
    select
        others.customer_id,
        others.place,
        others.minutes,
        false as is_best_day,
        room.slot_place
    from others
    asof left join (
        select free_minutes, min(slot_place) as slot_place
        from room
        group by free_minutes
    ) as room
        on others.end_minutes <= room.free_minutes

    union all

    select
        customer_id,
        place,
        minutes,
        true,
        slot_place
    from best
)

select
    placed.customer_id,
    placed.place,
    placed.minutes,
    placed.is_best_day,
    coalesce(slots.day, add_working_days(working_day(run.as_of() + 1), 400)) as day
from placed
left join slots on placed.slot_place = slots.place
