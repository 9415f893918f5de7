-- One row per query: the same state of its customer as in issue_history, at the end of
-- its origin and without the item itself where it is open.
-- Scratch.
with
known as (
    select
        origin_date, customer_key, due_weekday, terms_days,
        sum(issued) as issued,
        sum(issued_amount) as issued_amount,
        sum(open) as open,
        sum(open_amount) as open_amount,
        sum(overdue) as overdue,
        sum(overdue_amount) as overdue_amount,
        sum(paid) as paid,
        sum(paid_late) as paid_late,
        sum(delay) as delay,
        sum(delay * delay) as delay_squared,
        sum(paid_late * delay) as late_delay,
        sum(paid_terms) as paid_terms,
        sum(weight) as weight,
        sum(weight * delay) as weight_delay,
        max(paid_date) as last_paid_date,
    from features.origin_events
    group by all
),

customers as (
    select
        origin_date, customer_key,
        sum(columns(* exclude (origin_date, customer_key, due_weekday, terms_days, last_paid_date))),
        max(last_paid_date) as last_paid_date,
    from known group by all
),

weekdays as (
    select origin_date, customer_key, due_weekday, sum(paid) as paid, sum(delay) as delay,
    from known group by all
),

terms as (
    select origin_date, customer_key, terms_days, sum(paid) as paid, sum(delay) as delay,
    from known group by all
)

select
    points.item_id,
    points.layer,
    points.origin_date,
    customers.issued as count_issued,
    customers.issued_amount,
    customers.open - own.items as count_open,
    customers.open_amount - own.items * size_amount as open_amount,
    customers.overdue - own.overdue as count_overdue,
    customers.overdue_amount - own.overdue * size_amount as overdue_amount,
    customers.paid as count_paid,
    customers.paid_late as count_paid_late,
    customers.delay as sum_delay,
    customers.delay_squared as sum_delay_squared,
    customers.late_delay as sum_late_delay, customers.paid_terms as sum_paid_terms,
    customers.weight as weight_paid,
    customers.weight_delay,
    coalesce(weekdays.paid, 0) as count_paid_weekday,
    coalesce(weekdays.delay, 0) as sum_delay_weekday,
    coalesce(terms.paid, 0) as count_paid_terms,
    coalesce(terms.delay, 0) as sum_delay_terms,
    customers.last_paid_date,
from features.prediction_points as points
cross join lateral (
    select
        cast(points.layer = 'open' as integer) as items,
        cast(
            points.layer = 'open' and points.due_date + cast(run.late_after_days() as integer)
            <= points.origin_date as integer
        ) as overdue,
) as own
inner join customers using (origin_date, customer_key)
left join weekdays using (origin_date, customer_key, due_weekday)
left join terms using (origin_date, customer_key, terms_days)
