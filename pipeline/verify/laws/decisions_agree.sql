-- Customers of whom two published decisions contradict each other.
with told as (
    select
        postures.customer_id,
        postures.posture,
        postures.is_hold,
        coalesce(bool_or(terms.action in ('loosen', 'consider')), false) as is_loosened,
        coalesce(bool_or(worklist.is_hold), false) as is_held_on_list,
        coalesce(bool_or(worklist.tone in ('firm', 'formal') and worklist.stop_reason is null), false) as is_dunned
    from publish.postures as postures
    left join publish.terms as terms using (customer_id)
    left join publish.worklist as worklist using (customer_id)
    group by postures.customer_id, postures.posture, postures.is_hold
)

select *
from told
where
    (is_loosened and (posture <> 'grow' or is_hold))
    or (posture = 'grow' and is_dunned)
    or (is_held_on_list and not is_hold)
