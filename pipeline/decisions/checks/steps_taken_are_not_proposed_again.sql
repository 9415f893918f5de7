-- A step of the ladder that has been taken for everything that is past due and not with an agency, proposed once more.
select worklist.customer_id, worklist.step, min(items.taken_place) as taken_place
from decisions.worklist as worklist
join decisions.dunning_steps as steps using (step)
join decisions.item_steps as items using (customer_id, report_currency)
where items.next_place is not null
group by worklist.customer_id, worklist.report_currency, worklist.step, steps.place
having min(items.taken_place) >= steps.place
