-- One row per customer and report currency billed far above its habit in the 30 days to the as-of date: at least twice the mean of the
-- up to twelve times 30 days before since its first invoice, and a quarter more than the highest of them, so that last year's season is no alarm.
-- Dated by the day on which the sum passed both; the amount is what lies above the mean. Six of them must have an invoice.
with days as (
    select
        customer_id,
        report_currency,
        issue_date,
        sum(report_amount) as amount,
        (run.as_of() - issue_date) // 30 as period
    from ledger.invoices
    where amount > 0 and issue_date > run.as_of() - 390
    group by customer_id, report_currency, issue_date
),

periods as (
    select
        customer_id,
        report_currency,
        period,
        sum(amount) as amount
    from days
    group by customer_id, report_currency, period
),

habits as (
    select
        customer_id,
        report_currency,
        sum(amount) filter (where period > 0) / max(period) as mean_amount,
        max(amount) filter (where period > 0) as highest_amount,
        sum(amount) filter (where period = 0) as recent_amount
    from periods
    group by customer_id, report_currency
    having count(*) filter (where period > 0) >= 6
),

passed as (
    select
        days.customer_id,
        days.report_currency,
        min(days.issue_date) as alert_date
    from (
        select
            *,
            sum(amount) over (partition by customer_id, report_currency order by issue_date) as running_amount
        from days
        where period = 0
    ) as days
    join habits using (customer_id, report_currency)
    where days.running_amount >= greatest(2 * habits.mean_amount, 1.25 * habits.highest_amount)
    group by days.customer_id, days.report_currency
)

select
    habits.customer_id,
    habits.report_currency,
    passed.alert_date,
    cast(habits.recent_amount - habits.mean_amount as decimal(38, 4)) as amount,
    concat(
        'billed ', money_words(habits.recent_amount, habits.report_currency), ' in 30 days, where ',
        money_words(habits.mean_amount, habits.report_currency), ' is usual'
    ) as message
from habits
join passed using (customer_id, report_currency)
