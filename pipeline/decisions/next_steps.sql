-- One row per customer and report currency with something past due: the next step of the ladder, its day and what stops it.
-- Without a contact for what is overdue now, the step that its age has reached (where contacts are logged at all, no further
-- than the first formal one); else the one after the last taken, on its day: none is proposed twice.
with placed as (
    select
        asks.*,
        taken.last_contact_date,
        taken.last_step,
        coalesce(taken.taken_place, 0) as taken_place,
        promises.promised_date,
        promises.broken_date,
        coalesce(promises.promised_amount, 0) as promised_amount,
        (
            select coalesce(max(place) filter (where from_days <= asks.oldest_days), min(place))
            from decisions.dunning_steps
            where
                from_days > 0
                and place <= case
                    when exists (from ingest.contacts)
                        then coalesce((select min(place) from decisions.dunning_steps where tone = 'formal'), 99)
                    else 99
                end
        ) as reached_place
    from decisions.asks as asks
    left join decisions.steps_taken as taken using (customer_id)
    left join decisions.open_promises as promises using (customer_id, report_currency)
),

stepped as (
    select
        placed.*,
        case when taken_place = 0 then reached_place else taken_place + 1 end as place
    from placed
),

stopped as (
    select
        stepped.*,
        steps.step as ladder_step,
        steps.tone,
        steps.from_days,
        case
            when ask_amount = 0 and unapplied_amount > 0 and past_due_amount > disputed_amount
                then 'cash unapplied'
            when ask_amount = 0 then 'dispute open'
            when ask_amount < getvariable('tolerance_amount') then 'below tolerance'
            when
                promised_date + getvariable('promise_grace_days') >= getvariable('as_of')
                and promised_amount >= ask_amount * cast(getvariable('promise_kept_rate') as decimal(9, 6))
                then 'promise not yet due'
            when steps.step is null then 'no step left'
        end as stop_reason
    from stepped
    left join decisions.dunning_steps as steps on stepped.place = steps.place
)

select
    stopped.* exclude (ladder_step, reached_place, place, from_days),
    case
        when stop_reason = 'cash unapplied' then 'apply cash'
        when stop_reason = 'dispute open' then 'resolve dispute'
        when stop_reason = 'promise not yet due' then 'await promise'
        when stop_reason = 'below tolerance' then 'none'
        when stop_reason = 'no step left' then 'decide: plan, court or write-off'
        when broken_date > coalesce(last_contact_date, date '0001-01-01') then 'promise follow-up'
        else ladder_step
    end as step,
    case
        when stop_reason = 'promise not yet due' then promised_date + getvariable('promise_grace_days') + 1
        when stop_reason is not null then getvariable('as_of') + 1
        when broken_date > coalesce(last_contact_date, date '0001-01-01') then getvariable('as_of') + 1
        else greatest(
            getvariable('as_of') + 1,
            oldest_due_date + from_days,
            coalesce(last_contact_date + cast(getvariable('quiet_days') as integer), getvariable('as_of') + 1)
        )
    end as ready_date
from stopped
