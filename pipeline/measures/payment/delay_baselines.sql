-- One row per customer with enough history: how it paid its first invoices by due date, before anything was watched.
-- Spread is the standard deviation, drawn towards 12 days by a prior worth ten invoices; from ready_date all of it is known.
-- The risk class is that of the share that was very late, of the baseline: no customer leaves its class by slowing.
with firsts as (
    select
        customer_id,
        unnest(
            min_by(
                struct_pack(
                    due_date := due_date, known_date := known_date, delay_days := delay_days
                ),
                (due_date, known_date),
                run.alarm_baseline_count()
            ),
            recursive := true
        )
    from measures.delays
    group by customer_id
),

sums as (
    select
        customer_id,
        count(*) as n,
        count(*) filter (where delay_days > least(run.very_late_days(), 59)) as count_very_late,
        sum(delay_days) as days,
        sum(delay_days * delay_days) as square_days,
        max(due_date) as last_due_date,
        max(known_date) as ready_date
    from firsts
    group by customer_id
    having count(*) = run.alarm_baseline_count()
)

select
    customer_id,
    cast(round(days / n, 1) as decimal(18, 1)) as baseline_days,
    cast(
        round(
            sqrt((n * (square_days - days * days / n) / (n - 1) + 10 * 144) / (n + 10)), 1
        ) as decimal(18, 1)
    ) as spread_days,
    last_due_date,
    ready_date,
    risk_class_of(count_very_late / n) as baseline_late_class
from sums
