-- One row per sampled item: how many labels, and how many late ones, the coarse grains of
-- its history held on its issue date (labels known strictly before).
-- Scratch.
with
events as (
    select
        item_id, customer_key, segment, due_weekday, is_weekend, terms_days, amount_band,
        issue_date as moment_date,
        0 as known, 0 as is_late, 0::hugeint as weight, 0::hugeint as late_weight,
    from features.items
    where is_sampled
    union all
    select
        item_id, customer_key, segment, due_weekday, is_weekend, terms_days, amount_band,
        label_date, 1, is_late, weight, late_weight,
    from features.labels
    where is_sampled
),

running as (
    select
        item_id,
        known,
        moment_date as information_date,
        sum(known) over overall as count_all,
        sum(is_late) over overall as late_all,
        sum(known) over segments as count_segment,
        sum(is_late) over segments as late_segment,
        sum(known) over segment_weekdays as count_segment_weekday,
        sum(is_late) over segment_weekdays as late_segment_weekday,
        sum(known) over segment_terms_weekdays as count_segment_terms_weekday,
        sum(is_late) over segment_terms_weekdays as late_segment_terms_weekday,
        sum(known) over customers as count_customer,
        sum(is_late) over customers as late_customer,
        sum(weight) over customers as weight_customer,
        sum(late_weight) over customers as late_weight_customer,
        sum(known) over customer_weekends as count_customer_weekend,
        sum(is_late) over customer_weekends as late_customer_weekend,
        sum(weight) over customer_weekends as weight_customer_weekend,
        sum(late_weight) over customer_weekends as late_weight_customer_weekend,
        sum(known) over customer_termss as count_customer_terms,
        sum(is_late) over customer_termss as late_customer_terms,
    from events
    window
        overall as (order by moment_date, known rows unbounded preceding),
        segments as (partition by segment order by moment_date, known rows unbounded preceding),
        segment_weekdays as (partition by segment, due_weekday order by moment_date, known rows unbounded preceding),
        segment_terms_weekdays as (partition by segment, terms_days, due_weekday order by moment_date, known rows unbounded preceding),
        customers as (partition by customer_key order by moment_date, known rows unbounded preceding),
        customer_weekends as (partition by customer_key, is_weekend order by moment_date, known rows unbounded preceding),
        customer_termss as (partition by customer_key, terms_days order by moment_date, known rows unbounded preceding)
)

select * exclude (known)
from running
where known = 0
