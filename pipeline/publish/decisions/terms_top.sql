-- One row per customer whose terms should change, or whose step a guard rail held back: at most 300 an action and currency.
select *
from publish.terms
where action <> 'hold' or benefit_amount is not null or advised_action is not null
qualify row_number() over (
    partition by currency, action
    order by year_sales_amount desc, customer_id
) <= 300
order by
    currency,
    array_position(['tighten', 'loosen', 'consider', 'hold'], action),
    benefit_amount - margin_at_risk_amount desc,
    customer_id
