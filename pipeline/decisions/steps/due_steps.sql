-- One row per customer and report currency with something to ask for: the step of the ladder that its money has come to.
-- The highest that no less than the floor has reached, of what is ready, else of what will be; where nothing reaches the floor,
-- a friendly one at most, for what has not had it. Who is sound, class A without old debt, or whose due dates are in doubt, gets no formal one.
-- A step from the hold age on needs the floor of a hold and no release by the credit team, else the one before it is the last.
-- Scratch.
with friendly as (
    select
        coalesce(max(place) filter (where tone in ('polite', 'friendly')), min(place)) as place,
        coalesce(max(place) filter (where tone <> 'formal'), min(place)) as last_place
    from decisions.dunning_steps
    where from_days > 0
),

held as (
    select coalesce(min(place), 99) as place
    from decisions.dunning_steps
    where from_days >= run.hold_after_days()
),

capped as (
    select
        amounts.*,
        least(
            amounts.place,
            case when standing.is_sound or standing.is_due_doubtful then friendly.last_place else amounts.place end,
            case when amounts.ready_amount < amounts.hold_floor_amount or team.decided_supply = 'release' then held.place - 1 else amounts.place end
        ) as ready_step_place,
        least(
            amounts.place,
            case when standing.is_sound or standing.is_due_doubtful then friendly.last_place else amounts.place end,
            case when amounts.amount < amounts.hold_floor_amount or team.decided_supply = 'release' then held.place - 1 else amounts.place end
        ) as step_place
    from decisions.step_amounts as amounts
    cross join friendly
    cross join held
    join decisions.currency_postures as standing using (customer_id, report_currency)
    left join decisions.decisions_in_force as team using (customer_id)
),

chosen as (
    select
        amounts.customer_id,
        amounts.report_currency,
        max(ready_step_place) filter (where ready_amount >= floor_amount and least_taken_place < ready_step_place)
            as ready_place,
        max(least(amounts.place, friendly.place)) filter (
            where ready_amount >= run.tolerance_amount() and least_taken_place < friendly.place
        ) as small_ready_place,
        max(step_place) filter (where amount >= floor_amount and least_taken_place < step_place) as later_place,
        max(least(amounts.place, friendly.place)) filter (
            where amount >= run.tolerance_amount() and least_taken_place < friendly.place
        ) as small_later_place
    from capped as amounts
    cross join friendly
    group by amounts.customer_id, amounts.report_currency
),

placed as (
    select
        customer_id,
        report_currency,
        coalesce(ready_place, small_ready_place, later_place, small_later_place) as place,
        coalesce(ready_place, small_ready_place) is not null as is_ready
    from chosen
)

select
    placed.customer_id,
    placed.report_currency,
    placed.place,
    placed.is_ready,
    case when placed.is_ready then run.as_of() + 1 else min(amounts.ready_date) end as ready_date,
    case when placed.is_ready then max(amounts.ready_amount) else max(amounts.amount) end as step_amount,
    max(amounts.taken_date) filter (where amounts.place = placed.place and amounts.taken_place = placed.place - 1)
        as taken_date
from placed
join decisions.step_amounts as amounts
    on
        placed.customer_id = amounts.customer_id
        and placed.report_currency = amounts.report_currency
        and placed.place <= amounts.place
group by placed.customer_id, placed.report_currency, placed.place, placed.is_ready
