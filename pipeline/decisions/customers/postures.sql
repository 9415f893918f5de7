-- One row per customer with something open or past due, or invoiced in the 12 months to the as-of date: the one judgement of it.
-- Terms, limit, hold, plan, action and message follow from it. With more than one report currency, which there is without
-- rates alone, the most cautious decides, and the reason says so. What the credit team decided on supply, see
-- `decisions.decisions_in_force`, wins: a hold restricts, a release lifts the hold and makes a stop a restriction; the advice stands beside it.
with ordered as (
    select
        *,
        array_position(['stop', 'restrict', 'watch', 'keep', 'grow'], posture) as place
    from decisions.currency_postures
),

deciding as (
    select
        customer_id,
        arg_min(posture, (place, -open_amount, report_currency)) as posture,
        arg_min(reason, (place, -open_amount, report_currency)) as reason,
        arg_min(report_currency, (place, -open_amount, report_currency)) as deciding_currency,
        arg_min(doubt, (place, -open_amount, report_currency)) filter (where doubt is not null) as doubt,
        min(hold_reason) filter (where hold_reason = 'past due') as old_reason,
        min(hold_reason) filter (where hold_reason = 'limit') as limit_reason,
        count(*) as count_currencies
    from ordered
    group by customer_id
),

advised as (
    select
        customer_id,
        posture,
        case when count_currencies > 1 then concat('in ', deciding_currency, ': ', reason) else reason end as reason,
        doubt,
        deciding_currency,
        count_currencies,
        coalesce(old_reason, limit_reason) as hold_reason
    from deciding
)

select
    advised.customer_id,
    case
        when team.decided_supply = 'hold' and advised.posture <> 'stop' then 'restrict'
        when team.decided_supply = 'release' and advised.posture = 'stop' then 'restrict'
        else advised.posture
    end as posture,
    coalesce(team.supply_words, advised.reason) as reason,
    advised.doubt,
    advised.deciding_currency,
    advised.count_currencies,
    case team.decided_supply when 'hold' then 'decided' when 'release' then null else advised.hold_reason end as hold_reason,
    case team.decided_supply when 'hold' then true when 'release' then false else advised.hold_reason is not null end
        as is_hold,
    coalesce(team.decided_supply = 'release', false) as is_released,
    team.words as decided_words,
    advised.posture as advised_posture,
    advised.reason as advised_reason,
    advised.hold_reason is not null as advised_hold
from advised
left join decisions.decisions_in_force as team using (customer_id)
