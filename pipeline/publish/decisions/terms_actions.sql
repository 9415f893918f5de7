-- One row per report currency, action and guard rail: how many customers, with what sales and what money on both sides.
select
    report_currency,
    action,
    coalesce(guard_rail, '') as guard_rail,
    count(*) as count_customers,
    count(*) filter (where is_changed) as count_changed,
    sum(year_sales_amount) as year_sales_amount,
    sum(open_amount) as open_amount,
    sum(benefit_amount) as benefit_amount,
    sum(margin_at_risk_amount) as margin_at_risk_amount,
    sum(delay_cost_amount) as delay_cost_amount,
    sum(capital_amount) as capital_amount,
    sum(dso_change_days) as dso_change_days
from publish.terms
group by report_currency, action, coalesce(guard_rail, '')
order by report_currency, array_position(['tighten', 'loosen', 'consider', 'hold'], action), guard_rail
