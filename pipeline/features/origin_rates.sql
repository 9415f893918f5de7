-- One row per query: the same counts as in issue_rates, known at the end of its origin.
-- Scratch.
with
overall as (
    select origin_date, sum(known) as known, sum(late) as late,
    from features.origin_counts group by all
),

segments as (
    select origin_date, segment, sum(known) as known, sum(late) as late,
    from features.origin_counts group by all
),

segment_weekdays as (
    select origin_date, segment, due_weekday, sum(known) as known, sum(late) as late,
    from features.origin_counts group by all
),

segment_terms_weekdays as (
    select origin_date, segment, terms_days, due_weekday, sum(known) as known, sum(late) as late,
    from features.origin_counts group by all
),

customers as (
    select
        origin_date, customer_key,
        sum(known) as known, sum(late) as late,
        sum(weight) as weight, sum(late_weight) as late_weight,
    from features.origin_counts group by all
),

customer_weekends as (
    select
        origin_date, customer_key, is_weekend,
        sum(known) as known, sum(late) as late,
        sum(weight) as weight, sum(late_weight) as late_weight,
    from features.origin_counts group by all
),

customer_termss as (
    select origin_date, customer_key, terms_days, sum(known) as known, sum(late) as late,
    from features.origin_counts group by all
)

select
    points.item_id,
    points.layer,
    points.origin_date,
    points.origin_date + 1 as information_date,
    coalesce(overall.known, 0) as count_all,
    coalesce(overall.late, 0) as late_all,
    coalesce(segments.known, 0) as count_segment,
    coalesce(segments.late, 0) as late_segment,
    coalesce(segment_weekdays.known, 0) as count_segment_weekday,
    coalesce(segment_weekdays.late, 0) as late_segment_weekday,
    coalesce(segment_terms_weekdays.known, 0) as count_segment_terms_weekday,
    coalesce(segment_terms_weekdays.late, 0) as late_segment_terms_weekday,
    coalesce(customers.known, 0) as count_customer,
    coalesce(customers.late, 0) as late_customer,
    coalesce(customers.weight, 0) as weight_customer,
    coalesce(customers.late_weight, 0) as late_weight_customer,
    coalesce(customer_weekends.known, 0) as count_customer_weekend,
    coalesce(customer_weekends.late, 0) as late_customer_weekend,
    coalesce(customer_weekends.weight, 0) as weight_customer_weekend,
    coalesce(customer_weekends.late_weight, 0) as late_weight_customer_weekend,
    coalesce(customer_termss.known, 0) as count_customer_terms,
    coalesce(customer_termss.late, 0) as late_customer_terms,
from features.prediction_points as points
left join overall using (origin_date)
left join segments using (origin_date, segment)
left join segment_weekdays using (origin_date, segment, due_weekday)
left join segment_terms_weekdays using (origin_date, segment, terms_days, due_weekday)
left join customers using (origin_date, customer_key)
left join customer_weekends using (origin_date, customer_key, is_weekend)
left join customer_termss using (origin_date, customer_key, terms_days)
