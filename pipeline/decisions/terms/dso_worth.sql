-- One row per report currency: what a day of DSO is worth, and the distance to the target and to best possible in money.
-- DSO over 90 days; a day is a day's credit sales of these 90 days, or of those that there are, its yearly cost at the cost of capital.
select
    dso.report_currency,
    dso.dso as dso_days,
    dso.best_possible_dso as best_possible_dso_days,
    run.target_dso_days() as target_dso_days,
    cents(cast(sales.sales_amount as double) / sales.window_days) as day_amount,
    cents(cast(sales.sales_amount as double) / sales.window_days * run.capital_cost_rate()) as day_cost_amount,
    dso.dso - run.target_dso_days() as gap_days,
    cents((dso.dso - run.target_dso_days()) * cast(sales.sales_amount as double) / sales.window_days) as gap_amount,
    cents(
        (dso.dso - run.target_dso_days()) * cast(sales.sales_amount as double) / sales.window_days
        * run.capital_cost_rate()
    ) as gap_cost_amount,
    cents((dso.dso - dso.best_possible_dso) * cast(sales.sales_amount as double) / sales.window_days) as delay_amount
from measures.dso as dso
join measures.sales_windows as sales
    on
        dso.as_of_date = sales.as_of_date
        and dso.report_currency = sales.report_currency
        and sales.days = 90
where dso.as_of_date = run.as_of() and dso.method = 'simple_90' and dso.dso is not null
