-- Formal steps of the ladder that demand more than the debts that have come to them, and customers left without a step for debts that have one.
-- Who is above its limit, silent or breaks its promises may be asked before its debts have come to the step.
with come as (
    select
        worklist.customer_id,
        worklist.report_currency,
        worklist.step,
        worklist.tone,
        worklist.stop_reason,
        worklist.is_breach,
        steps.place,
        worklist.demand_amount,
        worklist.ask_amount,
        coalesce(sum(items.amount) filter (where items.next_place >= steps.place), 0) as come_amount
    from decisions.worklist as worklist
    join decisions.item_steps as items using (customer_id, report_currency)
    left join decisions.dunning_steps as steps on worklist.step = steps.step
    group by all
)

select customer_id, report_currency, step, demand_amount, come_amount
from come
where
    (
        tone = 'formal'
        and place is not null
        and stop_reason is null
        and not is_breach
        and demand_amount > come_amount
        and customer_id not in (
            select customer_id from decisions.credit_alerts where kind in ('silent', 'payment plan broken', 'promises broken in a row')
        )
    )
    or (stop_reason = 'no step left' and ask_amount >= run.tolerance_amount())
