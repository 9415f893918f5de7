-- One row per customer and report currency with something past due: what to ask for, how much of it is old, and the floor for that.
-- The ask is past due - disputed - under a kept plan, but for what that misses - what an agency has - unapplied, never below 0. The gain is money brought forward by thirty
-- days: the ask x the days it would else stay unpaid / 30 x the chance that a touch changes that. What is past an age is undisputed, less unapplied, which pays the oldest
-- first. The floor is floor_amount or floor_rate of all that is open, whichever is more: less than it is no reason for more
-- than a friendly word; less than hold_floor_amount or hold_floor_rate of it none for a hold, a plan or an agency.
with sums as (
    select
        customer_id,
        report_currency,
        sum(open_amount) as past_due_amount,
        sum(disputed_amount) as disputed_amount,
        sum(planned_amount) as planned_amount,
        count(distinct invoice_id) as count_overdue,
        coalesce(max(days_past_due) filter (where open_amount > disputed_amount + planned_amount), 0) as oldest_days,
        min(due_date) filter (where open_amount > disputed_amount + planned_amount) as oldest_due_date
    from decisions.overdue_items
    group by customer_id, report_currency
),

undisputed as (
    select
        customer_id,
        report_currency,
        coalesce(sum(amount) filter (where next_place is null), 0) as agency_amount,
        coalesce(sum(amount) filter (where next_place is not null), 0) as free_amount,
        coalesce(sum(amount) filter (where days_past_due > run.hold_after_days()), 0) as past_hold_amount,
        coalesce(sum(amount) filter (where days_past_due > run.agency_after_days()), 0) as past_agency_amount,
        count(*) filter (where days_past_due > run.hold_after_days()) as count_old,
        sum(cast(cast(amount as double) * unpaid_probability as decimal(28, 4))) filter (where next_place is not null)
            as unpaid_amount,
        sum(cast(cast(amount as double) * wait_days as decimal(28, 4))) filter (where next_place is not null)
            as wait_amount,
        sum(cast(cast(amount as double) * soon_probability as decimal(28, 4))) filter (where next_place is not null)
            as soon_amount
    from decisions.item_steps
    group by customer_id, report_currency
),

asked as (
    select
        sums.*,
        coalesce(undisputed.agency_amount, 0) as agency_amount,
        coalesce(undisputed.past_hold_amount, 0) as past_hold_amount,
        coalesce(undisputed.past_agency_amount, 0) as past_agency_amount,
        coalesce(undisputed.count_old, 0) as count_old,
        least(coalesce(plans.missing_amount, 0), sums.planned_amount) as missing_amount,
        coalesce(
            ratio(undisputed.unpaid_amount, undisputed.free_amount), case when plans.missing_amount > 0 then 0.5 end, 0
        ) as unpaid_probability,
        coalesce(
            ratio(undisputed.wait_amount, undisputed.free_amount), case when plans.missing_amount > 0 then wait_days_at(0.5) end, 0
        ) as wait_days,
        coalesce(ratio(undisputed.soon_amount, undisputed.free_amount), 0) as soon_probability,
        coalesce(positions.unapplied_amount, 0) as unapplied_amount,
        greatest(coalesce(positions.unapplied_amount, 0), 0) as credit_amount,
        coalesce(positions.gross_amount, 0) as balance_amount
    from sums
    left join undisputed using (customer_id, report_currency)
    left join decisions.standing_plans as plans using (customer_id, report_currency)
    left join measures.positions as positions
        on
            sums.customer_id = positions.customer_id
            and sums.report_currency = positions.report_currency
            and positions.as_of_date = run.as_of()
),

netted as (
    select
        * exclude (credit_amount),
        greatest(past_due_amount - disputed_amount - planned_amount + missing_amount - agency_amount - credit_amount, 0) as ask_amount,
        greatest(past_hold_amount - credit_amount, 0) as old_amount,
        greatest(past_agency_amount - credit_amount, 0) as very_old_amount,
        greatest(run.floor_amount(), cast(balance_amount * run.floor_rate() as decimal(38, 4))) as floor_amount,
        greatest(run.hold_floor_amount(), cast(balance_amount * run.hold_floor_rate() as decimal(38, 4)))
            as hold_floor_amount
    from asked
)

select
    customer_id,
    report_currency,
    cast(past_due_amount as decimal(38, 4)) as past_due_amount,
    cast(disputed_amount as decimal(38, 4)) as disputed_amount,
    cast(planned_amount as decimal(38, 4)) as planned_amount,
    cast(missing_amount as decimal(38, 4)) as missing_amount,
    cast(agency_amount as decimal(38, 4)) as agency_amount,
    cast(unapplied_amount as decimal(38, 4)) as unapplied_amount,
    cast(ask_amount as decimal(38, 4)) as ask_amount,
    cast(balance_amount as decimal(38, 4)) as balance_amount,
    cast(floor_amount as decimal(38, 4)) as floor_amount,
    cast(hold_floor_amount as decimal(38, 4)) as hold_floor_amount,
    cast(past_hold_amount as decimal(38, 4)) as past_hold_amount,
    cast(old_amount as decimal(38, 4)) as old_amount,
    cast(very_old_amount as decimal(38, 4)) as very_old_amount,
    old_amount >= hold_floor_amount as is_old,
    very_old_amount >= hold_floor_amount as is_very_old,
    count_old,
    count_overdue,
    oldest_days,
    oldest_due_date,
    unpaid_probability,
    wait_days,
    soon_probability,
    gain_of(ask_amount, wait_days, effects.effect_rate) as gain_amount
from netted
cross join decisions.touch_effects as effects
