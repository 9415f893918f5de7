-- A step of the ladder that has been taken for what is overdue now, proposed once more.
select worklist.customer_id, worklist.step, taken.taken_place
from decisions.worklist as worklist
join decisions.steps_taken as taken using (customer_id)
join decisions.dunning_steps as steps on worklist.step = steps.step
where steps.place <= taken.taken_place
