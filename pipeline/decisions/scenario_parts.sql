-- One row per report currency, scenario, customer and week of receipts that the scenario moves, with what is expected in it.
-- Slip: all of the five with the most open. Terms: what classes D and E are billed from now on, the weeks beyond the
-- forecast as its last one. Disputes: what is in dispute, as the forecast has the customer's open invoices come in.
-- Scratch.
with receipts as (
    select
        keys.customer_id,
        weeks.report_currency,
        weeks.layer,
        cast(weeks.horizon_week as integer) as week,
        weeks.week_expected as amount
    from forecast.customer_weeks as weeks
    join (select distinct customer_key, customer_id from features.items) as keys using (customer_key)
    where weeks.origin_date = run.as_of()
),

largest as (
    select customer_id, report_currency
    from decisions.exposures
    where open_amount > 0
    qualify row_number() over (
        partition by report_currency
        order by open_amount desc, customer_id
    ) <= 5
),

risky as (
    select customer_id, report_currency
    from decisions.payer_risks
    where review_date = run.as_of() and risk_rate >= run.class_edges()[3]
),

disputed as (
    select
        customer_id,
        report_currency,
        sum(disputed_report_amount) as disputed_amount
    from measures.disputed_items
    where as_of_date = run.as_of()
    group by customer_id, report_currency
)

select 'slip' as scenario, customer_id, report_currency, week, sum(amount) as amount
from receipts
join largest using (customer_id, report_currency)
group by all

union all

select 'terms', customer_id, report_currency, receipts.week + later.weeks, sum(amount)
from receipts
join risky using (customer_id, report_currency)
join (values (0), (1), (2), (3), (4)) as later (weeks)
    on later.weeks = 0 or receipts.week = 13
where layer = 'new'
group by all

union all

select
    'disputes',
    customer_id,
    report_currency,
    week,
    cast(
        disputed.disputed_amount * least(1, coalesce(ratio(receipts.amount, exposures.open_amount), 0))
        as decimal(28, 4)
    )
from receipts
join disputed using (customer_id, report_currency)
join decisions.exposures as exposures using (customer_id, report_currency)
where layer = 'open'
