-- One row per customer and report currency with something past due: the next step of the ladder, what it demands and what stops it.
-- A step belongs to debts: see `decisions.item_steps` and `decisions.due_steps`. A formal step demands what has come to it,
-- the others ask for all that is past due. Who is silent, has broken its plan or its promises in a row is asked firmly, at once; a late instalment is asked for, and nothing else of its plan; who is held above its limit is asked no more mildly than by the first step
-- of breach_tone, at once. The last step, where it stands at the agency
-- age or beyond, is for who has paid less in 180 days than it demands.
-- Scratch.
with ladder as (
    select
        coalesce(min(place) filter (where tone = run.breach_tone()), 0) as breach_place,
        coalesce(min(place) filter (where tone in ('firm', 'formal')), 0) as firm_place,
        case when arg_max(from_days, place) >= run.agency_after_days() then max(place) end as last_place
    from decisions.dunning_steps
),

placed as (
    select
        asks.*,
        taken.last_contact_date,
        taken.last_step,
        promises.promised_date,
        promises.broken_date,
        coalesce(promises.promised_amount, 0) as promised_amount,
        coalesce(limits.is_stopped, false) as is_breach,
        coalesce(postures.is_hold, false) as is_hold,
        due.place as own_place,
        due.ready_date,
        coalesce(due.is_ready, false) as is_ready,
        due.taken_date,
        coalesce(due.step_amount, 0) as step_amount,
        ladder.last_place,
        cash.last_paid_date,
        coalesce(cash.paid_amount, 0) as paid_amount,
        coalesce(alerts.is_urgent, false) as is_urgent,
        coalesce(alerts.is_promise_void, false) as is_promise_void,
        alerts.urgent_words,
        plans.plan_status,
        plans.agreed_date,
        plans.count_instalments,
        plans.count_paid,
        plans.next_date,
        plans.missed_date,
        coalesce(
            plans.missed_since_date > coalesce(taken.last_contact_date, date '0001-01-01')
            and (plans.plan_status = 'broken' or asks.missing_amount >= run.tolerance_amount()), false
        ) as is_plan_missed,
        case
            when due.place is not null
                then greatest(
                    due.place,
                    case when limits.is_stopped and postures.is_hold then ladder.breach_place else 0 end,
                    case when alerts.is_urgent then ladder.firm_place else 0 end
                )
        end as place
    from decisions.asks as asks
    cross join ladder
    left join decisions.due_steps as due using (customer_id, report_currency)
    left join decisions.steps_taken as taken using (customer_id)
    left join decisions.open_promises as promises using (customer_id, report_currency)
    left join decisions.limit_states as limits using (customer_id)
    left join decisions.postures as postures using (customer_id)
    left join (
        select
            customer_id,
            report_currency,
            bool_or(kind in ('silent', 'payment plan broken', 'promises broken in a row')) as is_urgent,
            bool_or(kind in ('payment plan broken', 'promises broken in a row')) as is_promise_void,
            arg_min(message, (place, kind)) filter (where kind in ('silent', 'payment plan broken', 'promises broken in a row')) as urgent_words
        from decisions.credit_alerts
        group by customer_id, report_currency
    ) as alerts using (customer_id, report_currency)
    left join decisions.standing_plans as plans using (customer_id, report_currency)
    left join decisions.recent_cash as cash using (customer_id, report_currency)
)

select
    placed.* exclude (own_place, last_place, is_ready, step_amount, is_urgent, is_promise_void),
    steps.step as ladder_step,
    steps.tone,
    steps.from_days,
    before.step as taken_step,
    placed.place > own_place as is_raised,
    coalesce(broken_date > coalesce(last_contact_date, date '0001-01-01'), false) as is_broken,
    cast(step_amount as decimal(38, 4)) as step_amount,
    cast(
        case when steps.tone = 'formal' then least(step_amount, ask_amount) else ask_amount end as decimal(38, 4)
    ) as demand_amount,
    coalesce(placed.place = last_place and is_ready and paid_amount < step_amount and not is_broken, false)
        as is_last_step,
    coalesce(placed.place = last_place and paid_amount >= step_amount, false) as is_paying,
    case
        when
            planned_amount > 0
            and ask_amount - missing_amount < run.tolerance_amount()
            and not is_plan_missed
            then 'payment plan kept'
        when ask_amount < run.tolerance_amount() and agency_amount > 0 then 'no step left'
        when ask_amount = 0 and unapplied_amount > 0 and past_due_amount > disputed_amount + planned_amount
            then 'cash unapplied'
        when ask_amount = 0 then 'dispute open'
        when ask_amount < run.tolerance_amount() then 'below tolerance'
        when
            not is_promise_void
            and promised_date + run.promise_grace_days() >= run.as_of()
            and promised_amount >= ask_amount * cast(run.promise_kept_rate() as decimal(9, 6))
            then 'promise not yet due'
        when placed.place is null and not is_plan_missed then 'below the floor'
        when
            soon_probability >= 0.5
            and not is_plan_missed
            and steps.tone in ('polite', 'friendly')
            and not coalesce(broken_date > coalesce(last_contact_date, date '0001-01-01'), false)
            then 'expected soon'
    end as stop_reason
from placed
left join decisions.dunning_steps as steps on placed.place = steps.place
left join decisions.dunning_steps as before on placed.own_place - 1 = before.place and placed.taken_date is not null
