-- One row per sampled item: the same counts as in issue_rates for the fine grains, those of
-- size, and of a due weekday.
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
        sum(known) over customer_bands as count_customer_band,
        sum(is_late) over customer_bands as late_customer_band,
        sum(known) over customer_weekdays as count_customer_weekday,
        sum(is_late) over customer_weekdays as late_customer_weekday,
        sum(weight) over customer_weekdays as weight_customer_weekday,
        sum(late_weight) over customer_weekdays as late_weight_customer_weekday,
        sum(known) over customer_terms_weekdays as count_customer_terms_weekday,
        sum(is_late) over customer_terms_weekdays as late_customer_terms_weekday,
        sum(weight) over customer_terms_weekdays as weight_customer_terms_weekday,
        sum(late_weight) over customer_terms_weekdays as late_weight_customer_terms_weekday,
        sum(known) over customer_band_weekdays as count_customer_band_weekday,
        sum(is_late) over customer_band_weekdays as late_customer_band_weekday,
        sum(known) over customer_band_termss as count_customer_band_terms,
        sum(is_late) over customer_band_termss as late_customer_band_terms,
    from events
    window
        customer_bands as (partition by customer_key, amount_band order by moment_date, known rows unbounded preceding),
        customer_weekdays as (partition by customer_key, due_weekday order by moment_date, known rows unbounded preceding),
        customer_terms_weekdays as (partition by customer_key, terms_days, due_weekday order by moment_date, known rows unbounded preceding),
        customer_band_weekdays as (partition by customer_key, amount_band, due_weekday order by moment_date, known rows unbounded preceding),
        customer_band_termss as (partition by customer_key, amount_band, terms_days order by moment_date, known rows unbounded preceding)
)

select * exclude (known)
from running
where known = 0
