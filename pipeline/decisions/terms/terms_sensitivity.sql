-- One row per report currency, action that changes terms and case: what all these steps do together a year, as assumed, or if what is
-- assumed were more or less by terms_sensitivity_rate: the sales won or lost, the margin, the cost of capital.
-- count_paying is for how many the step still brings no less than it costs. What risk and discounts cost stands.
with cases as (
    select *
    from (
        values
        (0, 'as assumed', 0.0, 0.0, 0.0),
        (1, 'fewer sales won or lost', -1.0, 0.0, 0.0),
        (2, 'more sales won or lost', 1.0, 0.0, 0.0),
        (3, 'lower margin', 0.0, -1.0, 0.0),
        (4, 'higher margin', 0.0, 1.0, 0.0),
        (5, 'cheaper money', 0.0, 0.0, -1.0),
        (6, 'dearer money', 0.0, 0.0, 1.0)
    ) as listed (place, sensitivity, sales_step, margin_step, money_step)
),

moved as (
    select
        terms.*,
        effects.sales_share_rate,
        worth.day_amount,
        cases.place,
        cases.sensitivity,
        cases.margin_step,
        cents(
            margin_amount * (1 + cases.sales_step * run.terms_sensitivity_rate())
            * (1 + cases.margin_step * run.terms_sensitivity_rate())
        ) as case_margin_amount,
        cents(carrying_amount * (1 + cases.money_step * run.terms_sensitivity_rate())) as case_carrying_amount
    from decisions.terms as terms
    join decisions.terms_effects as effects using (customer_id, report_currency)
    left join decisions.dso_worth as worth using (report_currency)
    cross join cases
    where terms.action <> 'hold'
),

sides as (
    select
        *,
        case
            when action = 'tighten' then case_carrying_amount + loss_amount
            when instrument = 'discount offer' then case_margin_amount + case_carrying_amount
            else case_margin_amount
        end as case_benefit_amount,
        case
            when action = 'tighten' then case_margin_amount
            when instrument = 'discount offer' then discount_amount
            else case_carrying_amount + loss_amount
        end as case_cost_amount
    from moved
)

select
    report_currency,
    action,
    place,
    sensitivity,
    count(*) as count_customers,
    count(*) filter (where case_benefit_amount >= case_cost_amount) as count_paying,
    cast(sum(year_sales_amount) as decimal(38, 4)) as year_sales_amount,
    cast(sum(cast(sales_share_rate as decimal(18, 12))) as double) as sales_share_rate,
    cast(sum(capital_amount) as decimal(38, 4)) as capital_amount,
    cast(sum(capital_amount) as double) / cast(min(day_amount) as double) as dso_change_days,
    cast(sum(case_benefit_amount) as decimal(38, 4)) as benefit_amount,
    cast(sum(case_cost_amount) as decimal(38, 4)) as cost_amount,
    cast(sum(case_benefit_amount) - sum(case_cost_amount) as decimal(38, 4)) as net_amount,
    greatest(
        0,
        ratio(
            sum(case action when 'tighten' then case_benefit_amount else case_cost_amount + case_margin_amount - case_benefit_amount end),
            sum(year_sales_amount) * run.gross_margin_rate() * (1 + min(margin_step) * run.terms_sensitivity_rate())
        )
    ) as break_even_sales_rate
from sides
group by report_currency, action, place, sensitivity
