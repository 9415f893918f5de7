-- One row per query: the same counts as in issue_fine_rates, known at the end of its
-- origin.
-- Scratch.
with
customer_bands as (
    select origin_date, customer_key, amount_band, sum(known) as known, sum(late) as late,
    from features.origin_counts group by all
),

customer_weekdays as (
    select
        origin_date, customer_key, due_weekday,
        sum(known) as known, sum(late) as late,
        sum(weight) as weight, sum(late_weight) as late_weight,
    from features.origin_counts group by all
),

customer_terms_weekdays as (
    select
        origin_date, customer_key, terms_days, due_weekday,
        sum(known) as known, sum(late) as late,
        sum(weight) as weight, sum(late_weight) as late_weight,
    from features.origin_counts group by all
),

customer_band_weekdays as (
    select origin_date, customer_key, amount_band, due_weekday, sum(known) as known, sum(late) as late,
    from features.origin_counts group by all
),

customer_band_termss as (
    select origin_date, customer_key, amount_band, terms_days, sum(known) as known, sum(late) as late,
    from features.origin_counts group by all
)

select
    points.item_id,
    points.layer,
    points.origin_date,
    coalesce(customer_bands.known, 0) as count_customer_band,
    coalesce(customer_bands.late, 0) as late_customer_band,
    coalesce(customer_weekdays.known, 0) as count_customer_weekday,
    coalesce(customer_weekdays.late, 0) as late_customer_weekday,
    coalesce(customer_weekdays.weight, 0) as weight_customer_weekday,
    coalesce(customer_weekdays.late_weight, 0) as late_weight_customer_weekday,
    coalesce(customer_terms_weekdays.known, 0) as count_customer_terms_weekday,
    coalesce(customer_terms_weekdays.late, 0) as late_customer_terms_weekday,
    coalesce(customer_terms_weekdays.weight, 0) as weight_customer_terms_weekday,
    coalesce(customer_terms_weekdays.late_weight, 0) as late_weight_customer_terms_weekday,
    coalesce(customer_band_weekdays.known, 0) as count_customer_band_weekday,
    coalesce(customer_band_weekdays.late, 0) as late_customer_band_weekday,
    coalesce(customer_band_termss.known, 0) as count_customer_band_terms,
    coalesce(customer_band_termss.late, 0) as late_customer_band_terms,
from features.prediction_points as points
left join customer_bands using (origin_date, customer_key, amount_band)
left join customer_weekdays using (origin_date, customer_key, due_weekday)
left join customer_terms_weekdays using (origin_date, customer_key, terms_days, due_weekday)
left join customer_band_weekdays using (origin_date, customer_key, amount_band, due_weekday)
left join customer_band_termss using (origin_date, customer_key, amount_band, terms_days)
