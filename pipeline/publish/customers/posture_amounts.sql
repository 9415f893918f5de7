-- One row per customer and report currency of `postures`: how it stands in it, and every recommendation that follows.
select
    standing.customer_id,
    customers.customer_name,
    standing.report_currency,
    standing.posture,
    standing.reason,
    standing.risk_class,
    standing.open_amount,
    standing.past_due_amount,
    standing.old_amount,
    standing.floor_amount,
    standing.hold_floor_amount,
    terms.action,
    terms.current_terms,
    terms.proposed_terms,
    terms.guard_rail,
    worklist.step,
    worklist.stop_reason,
    worklist.action_date,
    worklist.demand_amount,
    candidates.candidate,
    residues.residue_amount,
    residues.proposal
from decisions.currency_postures as standing
join ledger.customers as customers using (customer_id)
left join decisions.terms as terms using (customer_id, report_currency)
left join decisions.worklist as worklist using (customer_id, report_currency)
left join decisions.candidates as candidates using (customer_id, report_currency)
left join decisions.residues as residues using (customer_id, report_currency)
order by report_currency, standing.open_amount desc, standing.customer_id
