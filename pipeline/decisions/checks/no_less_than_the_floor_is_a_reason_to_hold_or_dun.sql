-- Customers held for old debt, dunned formally, offered a plan or sent to an agency for less than the floor.
select worklist.customer_id, worklist.report_currency, worklist.step, worklist.old_amount, worklist.floor_amount
from decisions.worklist as worklist
left join decisions.candidates as candidates using (customer_id, report_currency)
where
    (
        worklist.tone = 'formal'
        and worklist.stop_reason is null
        and not worklist.is_breach
        and worklist.demand_amount < worklist.floor_amount
    )
    or (candidates.candidate is not null and candidates.old_amount < worklist.hold_floor_amount)

union all

select postures.customer_id, standing.report_currency, postures.posture, standing.old_amount, standing.hold_floor_amount
from decisions.postures as postures
join decisions.currency_postures as standing using (customer_id)
where postures.hold_reason = 'past due'
qualify max(standing.old_amount - standing.hold_floor_amount) over (partition by postures.customer_id) < 0
