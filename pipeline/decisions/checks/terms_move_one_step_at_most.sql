-- Proposals that are not the step beside the terms in use, in the direction of the action; a discount offer keeps those terms.
select terms.customer_id, terms.report_currency, terms.action, terms.current_terms, terms.proposed_terms
from decisions.terms as terms
join decisions.terms_ladder as now on terms.current_terms = now.terms_name
left join decisions.terms_ladder as proposed on terms.proposed_terms = proposed.terms_name
where
    terms.guard_rail is distinct from 'decided by the team'
    and case
        when terms.instrument = 'discount offer'
            then terms.action not in ('loosen', 'consider') or not ends_with(terms.proposed_terms, concat(' ', terms.current_terms))
        else proposed.place is null
            or proposed.place - now.place
            <> case terms.action when 'tighten' then -1 when 'loosen' then 1 when 'consider' then 1 else 0 end
    end
