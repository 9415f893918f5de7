-- One row per customer and report currency with something past due: what to do next, why, and the first day for it.
-- Where something stops the next step, what to do instead; a promise or a plan broken since the last contact is followed up first. Who pays
-- and has left something old is asked what is wrong with it, and no agency is.
select
    steps.* exclude (
        ladder_step, tone, is_raised, urgent_words, is_broken, promised_amount, taken_step, taken_date, ready_date, place,
        plan_status, agreed_date, count_instalments, count_paid, next_date, missed_date, is_plan_missed
    ),
    case when is_paying or (is_plan_missed and tone is null) then 'firm' else tone end as tone,
    case
        when stop_reason = 'payment plan kept' then 'await instalment'
        when stop_reason = 'cash unapplied' then 'apply cash'
        when stop_reason = 'dispute open' then 'resolve dispute'
        when stop_reason = 'promise not yet due' then 'await promise'
        when stop_reason = 'below tolerance' then 'none'
        when stop_reason = 'below the floor' then 'settle what is small'
        when stop_reason = 'expected soon' then 'wait'
        when stop_reason = 'no step left' then 'decide: plan, court or write-off'
        when is_plan_missed then 'plan follow-up'
        when is_broken then 'promise follow-up'
        when is_paying then 'clarify what is old'
        else ladder_step
    end as step,
    case
        when stop_reason = 'payment plan kept'
            then concat(
                'plan of ', strftime(agreed_date, '%-d %b %Y'), ', ', count_paid, ' of ', count_instalments, ' instalments paid',
                case when next_date is null then '' else concat(', the next on ', strftime(next_date, '%-d %b %Y')) end
            )
        when stop_reason = 'cash unapplied' then 'paid, and not yet applied'
        when stop_reason = 'dispute open' then 'all that is past due is in dispute'
        when stop_reason = 'promise not yet due' then concat('promised for ', strftime(promised_date, '%-d %b %Y'))
        when stop_reason = 'below tolerance' then 'too little to ask for'
        when stop_reason = 'expected soon'
            then concat('more likely than not to come within ', run.patience_days(), ' days')
        when stop_reason = 'below the floor'
            then concat(
                'reminded, and ', money_words(old_amount, report_currency), ' of ',
                money_words(balance_amount, report_currency), ' is more than ', run.hold_after_days(), ' days past due'
            )
        when stop_reason = 'no step left' then concat('every step is taken for ', money_words(agency_amount, report_currency))
        when is_plan_missed
            then concat(
                'plan of ', strftime(agreed_date, '%-d %b %Y'), case plan_status when 'broken' then ' broken: ' else ' late: ' end,
                'the instalment of ', strftime(missed_date, '%-d %b %Y'), ' has not come'
            )
        when is_broken then concat('promised for ', strftime(broken_date, '%-d %b %Y'), ' and not kept')
        when is_raised then coalesce(urgent_words, 'above its credit limit')
        when is_paying
            then concat(
                'paid ', money_words(paid_amount, report_currency), ' in 180 days, and not ',
                money_words(step_amount, report_currency), ' of ', from_days, ' days or more'
            )
        when taken_step is not null then concat('after ', taken_step, ' on ', strftime(taken_date, '%-d %b %Y'))
        when oldest_days < from_days
            then concat('oldest ', oldest_days, case oldest_days when 1 then ' day' else ' days' end, ' past due')
        else concat(money_words(step_amount, report_currency), ' past due for ', from_days, ' days or more')
    end as reason,
    stop_reason is null and (is_broken or is_plan_missed or is_raised) as is_at_once,
    cast(
        case
            when stop_reason = 'expected soon' then run.as_of() + run.patience_days() + 1
            when stop_reason = 'promise not yet due' then promised_date + run.promise_grace_days() + 1
            when stop_reason = 'payment plan kept' and next_date is not null then next_date + run.promise_grace_days() + 1
            when stop_reason is not null or is_broken or is_plan_missed then run.as_of() + 1
            else greatest(
                run.as_of() + 1,
                case when is_raised then run.as_of() + 1 else ready_date end,
                coalesce(last_contact_date + cast(run.quiet_days() as integer), run.as_of() + 1)
            )
        end as date
    ) as ready_date
from decisions.next_steps as steps
