-- One row per customer and report currency with an exposure or sales: the highest exposure projected over 13 weeks.
-- A week's exposure is today's less what the forecast expects of open invoices by then, more what is billed meanwhile at
-- the rate of the last 13 weeks and not yet paid, an invoice being paid after its terms and the customer's mean delay.
with billed as (
    select
        customer_id,
        report_currency,
        sum(report_amount) / 13 as week_amount
    from ledger.invoices
    where issue_date > run.as_of() - 91 and amount > 0
    group by customer_id, report_currency
),

habits as (
    select
        risks.customer_id,
        risks.report_currency,
        cast(
            ceil(greatest(ladder.credit_days, 0) / 7.0 + greatest(coalesce(mean_delay_days, 0), 0) / 7.0)
            as integer
        ) as weeks_open
    from decisions.payer_risks as risks
    join decisions.terms_ladder as ladder using (place)
    where risks.review_date = run.as_of()
),

receipts as (
    select
        keys.customer_id,
        weeks.report_currency,
        weeks.horizon_week,
        weeks.sum_expected
    from forecast.customer_weeks as weeks
    join (select distinct customer_key, customer_id from features.items) as keys using (customer_key)
    where weeks.layer = 'open' and weeks.origin_date = run.as_of()
),

customers as (
    select customer_id, report_currency from decisions.exposures
    union
    select customer_id, report_currency from billed
),

projected as (
    select
        customers.customer_id,
        customers.report_currency,
        coalesce(exposures.exposure_amount, 0)
        - coalesce(receipts.sum_expected, 0)
        + coalesce(billed.week_amount, 0) * least(week, coalesce(habits.weeks_open, week)) as amount
    from customers
    cross join range(0, 14) as weeks (week)
    left join decisions.exposures as exposures using (customer_id, report_currency)
    left join billed using (customer_id, report_currency)
    left join habits using (customer_id, report_currency)
    left join receipts
        on
            customers.customer_id = receipts.customer_id
            and customers.report_currency = receipts.report_currency
            and week = receipts.horizon_week
)

select
    customer_id,
    report_currency,
    cents(max(amount)) as peak_amount
from projected
group by customer_id, report_currency
