-- One row per history: how often its invoices are paid late, at each grain, shrunken
-- towards the coarser grain by features.strengths (one row).
with
overall as (
    select
        histories.*,
        strengths.*,
        (late_all + 1.0) / (count_all + 2.0) as all_rate,
        recent_count(weight_customer, information_date, 60.0) as recent_customer,
        recent_count(late_weight_customer, information_date, 60.0) as recent_late_customer,
        recent_count(weight_customer_weekday, information_date, 60.0) as recent_customer_weekday,
        recent_count(late_weight_customer_weekday, information_date, 60.0)
            as recent_late_customer_weekday,
        recent_count(weight_customer_terms_weekday, information_date, 60.0)
            as recent_customer_terms_weekday,
        recent_count(late_weight_customer_terms_weekday, information_date, 60.0)
            as recent_late_customer_terms_weekday,
    from features.histories as histories
    cross join features.strengths as strengths
    where not getvariable('is_tuning') or (layer = 'issue' and is_in_tuning)
),

segments as (
    select
        *,
        shrunken(late_segment, count_segment, strength_segment, all_rate) as segment_rate,
    from overall
),

segment_weekdays as (
    select
        *,
        shrunken(
            late_segment_weekday, count_segment_weekday, strength_segment_weekday, segment_rate
        ) as segment_weekday_rate,
        shrunken(late_customer, count_customer, strength_customer, segment_rate) as customer_rate,
        shrunken(recent_late_customer, recent_customer, strength_recent_customer, segment_rate)
            as recent_customer_rate,
    from segments
),

customers as (
    select
        *,
        log_odds(segment_weekday_rate) - log_odds(segment_rate) as weekday_shift,
        shrunken(late_customer_terms, count_customer_terms, strength_customer_terms, customer_rate)
            as customer_terms_rate,
        shrunken(late_customer_band, count_customer_band, strength_customer_band, customer_rate)
            as customer_band_rate,
    from segment_weekdays
),

weekdays as (
    select
        *,
        shrunken(
            late_customer_weekday, count_customer_weekday, strength_customer_weekday,
            from_log_odds(log_odds(customer_rate) + weekday_shift)
        ) as customer_weekday_rate,
        shrunken(
            recent_late_customer_weekday, recent_customer_weekday, strength_recent_customer_weekday,
            from_log_odds(log_odds(recent_customer_rate) + weekday_shift)
        ) as recent_customer_weekday_rate,
    from customers
)

select
    *,
    shrunken(
        late_customer_terms_weekday, count_customer_terms_weekday,
        strength_customer_terms_weekday, customer_weekday_rate
    ) as customer_terms_weekday_rate,
    shrunken(
        recent_late_customer_terms_weekday, recent_customer_terms_weekday,
        strength_recent_customer_terms_weekday, recent_customer_weekday_rate
    ) as recent_customer_terms_weekday_rate,
from weekdays
