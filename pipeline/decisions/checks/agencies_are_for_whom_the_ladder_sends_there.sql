-- Candidates for an agency whose next step is another, or whose next step is the ladder's last and who are none.
select worklist.customer_id, worklist.report_currency, worklist.step, candidates.candidate
from decisions.worklist as worklist
left join decisions.candidates as candidates using (customer_id, report_currency)
where
    (coalesce(candidates.candidate, '') = 'agency')
    <> (
        worklist.step = (select arg_max(step, place) from decisions.dunning_steps)
        and worklist.is_last_step
        and worklist.stop_reason is null
    )
