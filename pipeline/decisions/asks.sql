-- One row per customer and report currency with something past due: what to ask for, and what a touch would bring forward.
-- The ask is past due - disputed - unapplied, never below 0. The gain is the ask x the chance that it is otherwise unpaid in
-- 14 days x touch_effect_rate. The age is that of the oldest item with something undisputed.
with sums as (
    select
        customer_id,
        report_currency,
        sum(open_amount) as past_due_amount,
        sum(disputed_amount) as disputed_amount,
        sum(
            cast(
                cast(open_amount - disputed_amount as double) * unpaid_probability as decimal(28, 4)
            )
        ) as unpaid_amount,
        count(distinct invoice_id) as count_overdue,
        coalesce(max(days_past_due) filter (where open_amount > disputed_amount), 0) as oldest_days,
        min(due_date) filter (where open_amount > disputed_amount) as oldest_due_date
    from decisions.overdue_items
    group by customer_id, report_currency
),

asked as (
    select
        sums.*,
        coalesce(positions.unapplied_amount, 0) as unapplied_amount,
        greatest(
            past_due_amount - disputed_amount - greatest(coalesce(positions.unapplied_amount, 0), 0), 0
        ) as ask_amount
    from sums
    left join measures.positions as positions
        on
            sums.customer_id = positions.customer_id
            and sums.report_currency = positions.report_currency
            and positions.as_of_date = run.as_of()
)

select
    customer_id,
    report_currency,
    cast(past_due_amount as decimal(18, 4)) as past_due_amount,
    cast(disputed_amount as decimal(18, 4)) as disputed_amount,
    cast(unapplied_amount as decimal(18, 4)) as unapplied_amount,
    cast(ask_amount as decimal(18, 4)) as ask_amount,
    count_overdue,
    oldest_days,
    oldest_due_date,
    coalesce(ratio(unpaid_amount, past_due_amount - disputed_amount), 0) as unpaid_probability,
    cents(
        cast(ask_amount as double)
        * coalesce(ratio(unpaid_amount, past_due_amount - disputed_amount), 0)
        * run.touch_effect_rate()
    ) as gain_amount
from asked
