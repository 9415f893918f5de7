-- One row per customer and report currency with something open or past due, or invoiced in the 12 months to the as-of date: how it stands.
-- stop: no less than the floor of a hold past the agency age, or past the hold age with a class other than A and B. restrict: past the hold
-- age with class A or B, terms to be tightened, or above its limit with a class other than A and B. watch: above its limit with
-- class A or B, a firm step, a broken promise, a plan, a dispute, credits that may be what pays it, an alarm, class C. grow: class A
-- that pays on time, with none of it. keep: the rest. A class counts from minimum_invoices on.
with dunned as (
    select
        amounts.customer_id,
        amounts.report_currency,
        max(amounts.amount) filter (where amounts.amount >= amounts.floor_amount) as firm_amount
    from decisions.step_amounts as amounts
    join decisions.dunning_steps as steps using (place)
    where steps.tone in ('firm', 'formal')
    group by amounts.customer_id, amounts.report_currency
),

alerts as (
    select
        customer_id,
        report_currency,
        arg_min(kind, (place, kind)) as alert,
        arg_min(message, (place, kind)) as alert_words,
        bool_or(kind = 'due dates in doubt') as is_due_doubtful
    from decisions.credit_alerts
    group by customer_id, report_currency
),

reviewed as (
    select *
    from decisions.terms_history
    where review_date = run.as_of()
),

parties as (
    select customer_id, report_currency from decisions.asks
    union
    select customer_id, report_currency from reviewed
    union
    select customer_id, report_currency from decisions.exposures
    where exposure_amount <> 0
),

facts as (
    select
        parties.*,
        coalesce(exposures.open_amount, 0) as open_amount,
        coalesce(asks.past_due_amount, 0) as past_due_amount,
        coalesce(asks.old_amount, 0) as old_amount,
        coalesce(asks.very_old_amount, 0) as very_old_amount,
        asks.floor_amount,
        asks.hold_floor_amount,
        coalesce(asks.is_old, false) as is_old,
        coalesce(asks.is_very_old, false) as is_very_old,
        reviewed.risk_class,
        reviewed.mean_delay_days,
        coalesce(reviewed.has_evidence, false) as has_evidence,
        coalesce(reviewed.has_evidence and reviewed.risk_class in ('A', 'B'), false) as is_good,
        coalesce(reviewed.has_evidence and reviewed.risk_class = 'A' and not coalesce(asks.is_old, false), false)
            as is_sound,
        coalesce(reviewed.standing = 'tighten' and not coalesce(alerts.is_due_doubtful, false), false) as is_tight,
        coalesce(reviewed.standing = 'loosen', false) as is_loose,
        coalesce(limits.is_stopped, false) as is_stopped,
        case
            when limits.is_breach then 'above its credit limit'
            when limits.breached_holder_id is not null then 'its group is above its credit limit'
        end as breach_words,
        dunned.firm_amount,
        alerts.alert,
        alerts.alert_words,
        coalesce(alerts.is_due_doubtful, false) as is_due_doubtful,
        promises.broken_date,
        asks.planned_amount,
        case
            when limits.is_stopped then 'above its limit'
            when alerts.alert in ('payment plan broken', 'promises broken in a row', 'owes more than it can pay', 'silent') then alerts.alert
            when dunned.firm_amount is not null then 'past due'
            when promises.broken_date is not null then 'promise broken'
            when asks.planned_amount >= asks.floor_amount then 'under a plan'
            when asks.disputed_amount >= asks.floor_amount then 'in dispute'
            when asks.past_hold_amount >= asks.hold_floor_amount and not asks.is_old then 'cash unapplied'
            when alerts.alert is not null then alerts.alert
            when reviewed.has_evidence and reviewed.risk_class = 'C' then 'class C'
        end as doubt
    from parties
    left join decisions.asks as asks using (customer_id, report_currency)
    left join decisions.exposures as exposures using (customer_id, report_currency)
    left join reviewed using (customer_id, report_currency)
    left join dunned using (customer_id, report_currency)
    left join decisions.open_promises as promises using (customer_id, report_currency)
    left join decisions.limit_states as limits using (customer_id)
    left join alerts using (customer_id, report_currency)
),

placed as (
    select
        *,
        case
            when is_very_old or (is_old and not is_good) then 'stop'
            when is_old or is_tight or (is_stopped and not is_good) then 'restrict'
            when doubt is not null then 'watch'
            when is_loose then 'grow'
            else 'keep'
        end as posture,
        case when is_old then 'past due' when is_stopped and not is_good then 'limit' end as hold_reason
    from facts
)

select
    placed.* exclude (breach_words, is_tight, is_loose, broken_date, planned_amount, alert, alert_words, is_stopped),
    case
        when is_very_old
            then concat(money_words(very_old_amount, report_currency), ' more than ', run.agency_after_days(), ' days past due')
        when is_old
            then concat(money_words(old_amount, report_currency), ' more than ', run.hold_after_days(), ' days past due')
        when hold_reason = 'limit' then breach_words
        when posture = 'restrict' then concat('class ', risk_class)
        when doubt = 'above its limit' then concat(breach_words, ', and pays as class ', risk_class)
        when doubt = 'past due' then concat(money_words(firm_amount, report_currency), ' has come to a firm step')
        when doubt = 'promise broken' then concat('promised for ', strftime(broken_date, '%-d %b %Y'), ' and not kept')
        when doubt = alert then alert_words
        when doubt = 'under a plan' then concat(money_words(planned_amount, report_currency), ' is under a payment plan')
        when doubt = 'in dispute' then 'what is past due is in dispute'
        when doubt = 'cash unapplied' then 'what is old may be paid by its unapplied credits'
        when has_evidence
            then concat(
                'class ', risk_class, ', pays ', cast(abs(round(mean_delay_days, 1)) as decimal(9, 1)),
                case when mean_delay_days > 0 then ' days late' else ' days early' end, ' on average'
            )
        else 'too few invoices to judge'
    end as reason
from placed
