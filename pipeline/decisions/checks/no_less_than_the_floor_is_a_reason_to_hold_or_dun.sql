-- Customers held for old debt, dunned formally, offered a plan or sent to an agency for less than the floor.
select worklist.customer_id, worklist.report_currency, worklist.step, worklist.old_amount, worklist.floor_amount
from decisions.worklist as worklist
left join decisions.candidates as candidates using (customer_id, report_currency)
where
    (worklist.is_hold and not worklist.is_breach and worklist.old_amount < worklist.floor_amount)
    or (worklist.tone = 'formal' and worklist.stop_reason is null and not worklist.is_breach and worklist.demand_amount < worklist.floor_amount)
    or (candidates.candidate is not null and candidates.old_amount < worklist.floor_amount)
