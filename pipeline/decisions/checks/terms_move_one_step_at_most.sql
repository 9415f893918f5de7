-- Proposals that are not the step beside the terms in use, in the direction of the action.
select terms.customer_id, terms.report_currency, terms.action, now.place, proposed.place as proposed_place
from decisions.terms as terms
join decisions.terms_ladder as now on terms.current_terms = now.terms_name
join decisions.terms_ladder as proposed on terms.proposed_terms = proposed.terms_name
where
    proposed.place - now.place
    <> case terms.action when 'tighten' then -1 when 'loosen' then 1 else 0 end
