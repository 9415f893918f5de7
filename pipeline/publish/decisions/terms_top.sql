-- One row per customer whose terms should change, or whose step a guard rail held back: at most 300 an action and report currency.
-- The limit that holds, and the one recommended, are the customer's, in base currency.
select
    terms.*,
    limits.limit_amount,
    limits.recommended_amount
from publish.terms as terms
left join decisions.limits as limits using (customer_id)
where action <> 'hold' or benefit_amount is not null or advised_action is not null
qualify row_number() over (
    partition by terms.report_currency, action
    order by year_sales_amount desc, terms.customer_id
) <= 300
order by
    terms.report_currency,
    array_position(['tighten', 'loosen', 'consider', 'hold'], action),
    benefit_amount - margin_at_risk_amount desc,
    terms.customer_id
