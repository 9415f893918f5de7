-- Customers of whom two recommendations contradict each other: loosened and held, dunned, or without the limit for it; praised and dunned;
-- held, dunned formally or offered a plan with class A and less than the floor past the hold age. A hold that the credit team decided is none of these.
with told as (
    select
        postures.customer_id,
        postures.posture,
        postures.is_hold,
        postures.hold_reason,
        bool_or(coalesce(terms.action in ('loosen', 'consider'), false)) as is_loosened,
        bool_or(coalesce(terms.action = 'tighten', false)) as is_tightened,
        bool_or(coalesce(worklist.is_hold, false)) as is_held_on_list,
        bool_or(coalesce(worklist.tone in ('firm', 'formal') and worklist.stop_reason is null, false)) as is_dunned,
        bool_or(coalesce(worklist.tone = 'formal' and worklist.stop_reason is null, false)) as is_noticed,
        coalesce(postures.hold_reason = 'decided', false) as is_decided_hold,
        bool_or(candidates.candidate is not null) as is_candidate,
        bool_and(standing.is_sound) as is_sound,
        bool_or(coalesce(limits.is_breach, false)) as is_breach,
        bool_or(coalesce(limits.recommended_amount < limits.exposure_amount, false)) as is_uncovered
    from decisions.postures as postures
    join decisions.currency_postures as standing using (customer_id)
    left join decisions.terms as terms using (customer_id, report_currency)
    left join decisions.worklist as worklist using (customer_id, report_currency)
    left join decisions.candidates as candidates using (customer_id, report_currency)
    left join decisions.limits as limits using (customer_id)
    group by all
),

contradictions as (
    select
        customer_id,
        case
            when is_loosened and (posture <> 'grow' or is_hold) then 'better terms for one who is not to grow'
            when is_loosened and (is_breach or is_uncovered) then 'better terms without the limit for them'
            when posture = 'grow' and (is_dunned or is_candidate) then 'praised and dunned'
            when posture in ('grow', 'keep', 'watch') and (is_hold or is_candidate) then 'held without a reason'
            when is_tightened and posture not in ('restrict', 'stop') then 'shorter terms for one who is not restricted'
            when is_held_on_list <> is_hold and is_held_on_list then 'two holds'
            when is_sound and (is_hold and not is_decided_hold or is_noticed or is_candidate) then 'class A without old debt held, noticed or offered a plan'
        end as contradiction
    from told
)

select *
from contradictions
where contradiction is not null
