-- One row per customer and report currency with something past due: the next step of the ladder, its day and what stops it.
-- Without a contact for what is overdue now, the step that its age has reached (where contacts are logged at all, no further
-- than the first formal one); else the one after the last taken, on its day: none is proposed twice. Above its limit a customer
-- is asked no more mildly than by the first step of breach_tone, at once.
-- Scratch.
with ladder as (
    select
        coalesce(min(place) filter (where tone = run.breach_tone()), 0) as breach_place,
        case
            when exists (from ingest.contacts)
                then coalesce(min(place) filter (where tone = 'formal'), 99)
            else 99
        end as last_first_place
    from decisions.dunning_steps
),

placed as (
    select
        asks.*,
        taken.last_contact_date,
        taken.last_step,
        coalesce(taken.taken_place, 0) as taken_place,
        taken.taken_date,
        promises.promised_date,
        promises.broken_date,
        coalesce(promises.promised_amount, 0) as promised_amount,
        coalesce(limits.is_stopped, false) as is_breach,
        case when limits.is_stopped then ladder.breach_place else 0 end as least_place,
        (
            select coalesce(max(place) filter (where from_days <= asks.oldest_days), min(place))
            from decisions.dunning_steps
            where from_days > 0 and place <= ladder.last_first_place
        ) as reached_place
    from decisions.asks as asks
    cross join ladder
    left join decisions.steps_taken as taken using (customer_id)
    left join decisions.open_promises as promises using (customer_id, report_currency)
    left join decisions.limit_states as limits using (customer_id)
),

stepped as (
    select
        placed.*,
        case when taken_place = 0 then reached_place else taken_place + 1 end as own_place,
        greatest(case when taken_place = 0 then reached_place else taken_place + 1 end, least_place) as place,
        coalesce(broken_date > coalesce(last_contact_date, date '0001-01-01'), false) as is_broken
    from placed
)

select
    stepped.* exclude (reached_place, place, least_place, own_place),
    steps.step as ladder_step,
    steps.tone,
    steps.from_days,
    before.step as taken_step,
    stepped.place > own_place as is_raised,
    case
        when ask_amount = 0 and unapplied_amount > 0 and past_due_amount > disputed_amount
            then 'cash unapplied'
        when ask_amount = 0 then 'dispute open'
        when ask_amount < run.tolerance_amount() then 'below tolerance'
        when
            promised_date + run.promise_grace_days() >= run.as_of()
            and promised_amount >= ask_amount * cast(run.promise_kept_rate() as decimal(9, 6))
            then 'promise not yet due'
        when steps.step is null then 'no step left'
    end as stop_reason
from stepped
left join decisions.dunning_steps as steps on stepped.place = steps.place
left join decisions.dunning_steps as before on stepped.taken_place = before.place
