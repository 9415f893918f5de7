-- One row per customer and report currency invoiced in the last 12 months: what to do about its terms, the surest money first.
-- Better terms that only more sales would pay for are to be considered: break_even_sales_rate says how many more. delay_cost_amount is what its mean delay costs a year: a day's sales for each day late, at the cost of capital.
select
    terms.customer_id,
    terms.action,
    terms.current_terms,
    terms.proposed_terms,
    terms.benefit_amount,
    terms.margin_at_risk_amount,
    terms.guard_rail,
    terms.reason,
    customers.customer_name,
    terms.report_currency,
    terms.instrument,
    terms.carrying_amount,
    terms.loss_amount,
    terms.other_terms,
    terms.other_benefit_amount,
    terms.other_cost_amount,
    terms.previous_action,
    terms.is_changed,
    terms.change,
    terms.risk_rate,
    terms.risk_class,
    terms.count_judged,
    terms.count_very_late,
    terms.count_disputed,
    terms.mean_delay_days,
    terms.year_sales_amount,
    terms.open_amount,
    case
        when terms.mean_delay_days > 0
            then cents(carrying_cost(terms.year_sales_amount, terms.mean_delay_days))
    end as delay_cost_amount,
    terms.break_even_sales_rate,
    terms.margin_amount,
    terms.discount_amount,
    terms.capital_amount,
    effects.dso_change_days,
    effects.sales_share_rate,
    terms.advised_action,
    terms.advised_terms,
    case when terms.action in ('loosen', 'consider') then coalesce(limits.decided_limit_amount, limits.limit_for_terms_amount) end
        as limit_for_terms_amount
from decisions.terms as terms
join ledger.customers as customers using (customer_id)
join decisions.terms_effects as effects using (customer_id, report_currency)
left join decisions.limits as limits using (customer_id)
order by
    report_currency,
    array_position(['tighten', 'loosen', 'consider', 'hold'], action),
    benefit_amount - margin_at_risk_amount desc nulls last,
    terms.year_sales_amount desc,
    terms.customer_id
