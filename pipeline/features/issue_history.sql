-- One row per sampled item: what its customer owed and how it had paid before the issue
-- date. Billed, overdue, closed and paid are moments of the same items.
-- Scratch.
with
events as (
    select
        item_id, customer_key, due_weekday, terms_days, issue_date as moment_date, false as happened,
        0 as issued, 0 as overdue, 0 as paid, 0 as paid_late,
        0::decimal(18, 4) as issued_amount, 0::decimal(18, 4) as open_amount,
        0::decimal(18, 4) as overdue_amount,
        0 as open, 0 as delay, 0::hugeint as weight, null::date as paid_date, 0 as paid_terms,
    from features.items
    where is_sampled
    union all
    select
        item_id, customer_key, due_weekday, terms_days, moment_date, true,
        issued, overdue, paid, paid_late, issued_amount, open_amount, overdue_amount,
        open, delay, weight, paid_date, paid_terms,
    from features.events
    where is_sampled
),

running as (
    select
        item_id,
        happened,
        sum(issued) over customers as count_issued,
        sum(issued_amount) over customers as issued_amount,
        sum(open) over customers as count_open,
        sum(open_amount) over customers as open_amount,
        sum(overdue) over customers as count_overdue,
        sum(overdue_amount) over customers as overdue_amount,
        sum(paid) over customers as count_paid,
        sum(paid_late) over customers as count_paid_late,
        sum(delay) over customers as sum_delay,
        sum(delay * delay) over customers as sum_delay_squared,
        sum(paid_late * delay) over customers as sum_late_delay,
        sum(paid_terms) over customers as sum_paid_terms,
        sum(weight) over customers as weight_paid,
        sum(weight * delay) over customers as weight_delay,
        sum(paid) over weekdays as count_paid_weekday,
        sum(delay) over weekdays as sum_delay_weekday,
        sum(paid) over terms as count_paid_terms,
        sum(delay) over terms as sum_delay_terms,
        max(paid_date) over customers as last_paid_date,
    from events
    window
        customers as (
            partition by customer_key order by moment_date, happened rows unbounded preceding
        ),
        weekdays as (
            partition by customer_key, due_weekday
            order by moment_date, happened rows unbounded preceding
        ),
        terms as (
            partition by customer_key, terms_days
            order by moment_date, happened rows unbounded preceding
        )
)

select * exclude (happened)
from running
where not happened
