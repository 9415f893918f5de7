-- One row per report currency, scenario and week of receipts that it moves: what the page's sliders start from.
-- Weeks 14 to 17 repeat week 13, so that shorter terms have something to bring forward.
with disputed as (
    select
        report_currency,
        cast(sum(disputed_report_amount) as decimal(38, 4)) as disputed_amount
    from measures.disputed_items
    where as_of_date = run.as_of()
    group by report_currency
)

select
    parts.report_currency,
    parts.scenario,
    parts.week,
    cents(sum(parts.amount)) as amount,
    case when parts.scenario = 'disputes' then any_value(disputed.disputed_amount) end as disputed_amount,
    any_value(cast(sales.sales_amount / 90 as decimal(38, 4))) as day_sales_amount
from decisions.scenario_parts as parts
left join disputed on parts.report_currency = disputed.report_currency
left join measures.sales_windows as sales
    on
        parts.report_currency = sales.report_currency
        and sales.as_of_date = run.as_of()
        and sales.days = 90
        and sales.sales_amount > 0
group by parts.report_currency, parts.scenario, parts.week
order by report_currency, parts.scenario, parts.week
