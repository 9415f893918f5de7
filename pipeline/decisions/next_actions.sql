-- One row per customer and report currency with something past due: what to do next, why, and the first day for it.
-- Where something stops the next step, what to do instead; a promise broken since the last contact is followed up first.
select
    steps.* exclude (ladder_step, from_days, is_raised, is_broken, promised_amount, taken_step, taken_date),
    case
        when stop_reason = 'cash unapplied' then 'apply cash'
        when stop_reason = 'dispute open' then 'resolve dispute'
        when stop_reason = 'promise not yet due' then 'await promise'
        when stop_reason = 'below tolerance' then 'none'
        when stop_reason = 'no step left' then 'decide: plan, court or write-off'
        when is_broken then 'promise follow-up'
        else ladder_step
    end as step,
    case
        when stop_reason = 'cash unapplied' then 'paid, and not yet applied'
        when stop_reason = 'dispute open' then 'all that is past due is in dispute'
        when stop_reason = 'promise not yet due' then concat('promised for ', strftime(promised_date, '%-d %b %Y'))
        when stop_reason = 'below tolerance' then 'too little to ask for'
        when stop_reason = 'no step left' then concat(taken_step, ' was the last step')
        when is_broken then concat('promised for ', strftime(broken_date, '%-d %b %Y'), ' and not kept')
        when is_raised then 'above its credit limit'
        when taken_place > 0 then concat('after ', taken_step, ' on ', strftime(taken_date, '%-d %b %Y'))
        else concat('oldest ', oldest_days, case oldest_days when 1 then ' day' else ' days' end, ' past due')
    end as reason,
    cast(
        case
            when stop_reason = 'promise not yet due' then promised_date + run.promise_grace_days() + 1
            when stop_reason is not null or is_broken then run.as_of() + 1
            else greatest(
                run.as_of() + 1,
                case when is_raised then run.as_of() + 1 else oldest_due_date + from_days end,
                coalesce(last_contact_date + cast(run.quiet_days() as integer), run.as_of() + 1)
            )
        end as date
    ) as ready_date
from decisions.next_steps as steps
