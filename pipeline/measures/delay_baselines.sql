-- One row per customer with enough history: how it paid its first invoices by due date, before anything was watched.
-- Spread is the standard deviation, drawn towards 12 days by a prior worth ten invoices; from ready_date all of it is known.
-- The delay class (prompt, late, very late) is by the baseline, so that a customer never leaves its class by slowing.
with firsts as (
    select
        customer_id,
        unnest(
            min_by(
                struct_pack(
                    due_date := due_date, known_date := known_date, delay_days := delay_days
                ),
                (due_date, known_date),
                getvariable('alarm_baseline_count')
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
        sum(delay_days) as days,
        sum(delay_days * delay_days) as square_days,
        max(due_date) as last_due_date,
        max(known_date) as ready_date
    from firsts
    group by customer_id
    having count(*) = getvariable('alarm_baseline_count')
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
    case
        when days <= 0 then 'prompt'
        when days <= 15 * n then 'late'
        else 'very late'
    end as delay_class
from sums
