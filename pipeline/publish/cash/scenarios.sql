-- One row per report currency, scenario and week of thirteen: cash expected by its end under the scenario, and what that does to DSO.
-- DSO moves by the cash that came earlier or later over a day's sales, those of the 90 days to the as-of date.
with base as (
    select report_currency, horizon_weeks, expected_amount, p10_amount
    from forecast.outlook
),

days as (
    select
        report_currency,
        cast(sales_amount as double) / 90 as day_sales_amount
    from measures.sales_windows
    where as_of_date = run.as_of() and days = 90 and sales_amount > 0
),

moved as (
    select
        report_currency,
        scenario,
        week,
        sum(moved_amount) over (
            partition by report_currency, scenario order by week rows between unbounded preceding and current row
        ) as moved_amount
    from decisions.scenarios
)

select
    moved.report_currency,
    moved.scenario,
    moved.week as horizon_weeks,
    base.expected_amount,
    cast(base.expected_amount + moved.moved_amount as decimal(38, 4)) as scenario_amount,
    cast(moved.moved_amount as decimal(38, 4)) as change_amount,
    -cast(moved.moved_amount as double) / days.day_sales_amount as dso_change_days,
    worth.dso_days as base_dso_days
from moved
join base
    on moved.report_currency = base.report_currency and moved.week = base.horizon_weeks
left join days on moved.report_currency = days.report_currency
left join decisions.dso_worth as worth on moved.report_currency = worth.report_currency
order by moved.report_currency, moved.scenario, moved.week
