-- One row per history: how often its invoices are paid late, at each grain, shrunken
-- towards the coarser ones by features.strengths (one row).
-- View.
with
counted as (
    select
        histories.*,
        strengths.*,
        (late_all + 1.0) / (count_all + 2.0) as all_rate,
        shrunken(late_segment, count_segment, strength_segment, all_rate) as segment_rate,
        recent_count(weight_customer, information_date, 60.0) as recent_customer,
        recent_count(late_weight_customer, information_date, 60.0) as recent_late_customer,
        recent_count(weight_customer_weekend, information_date, 60.0) as recent_weekend,
        recent_count(late_weight_customer_weekend, information_date, 60.0) as recent_late_weekend,
        recent_count(weight_customer_weekday, information_date, 60.0) as recent_weekday,
        recent_count(late_weight_customer_weekday, information_date, 60.0) as recent_late_weekday,
        recent_count(weight_customer_terms_weekday, information_date, 60.0) as recent_terms_weekday,
        recent_count(late_weight_customer_terms_weekday, information_date, 60.0)
            as recent_late_terms_weekday,
    from features.histories as histories
    cross join features.strengths as strengths
    where not run.is_tuning() or (layer = 'issue' and is_in_tuning)
),

customers as (
    select
        *,
        shrunken(late_segment_weekday, count_segment_weekday, strength_segment_weekday, segment_rate)
            as segment_weekday_rate,
        shrunken(late_customer, count_customer, strength_customer, segment_rate) as customer_rate,
        shrunken(recent_late_customer, recent_customer, strength_recent_customer, segment_rate)
            as recent_customer_rate,
    from counted
),

weekends as (
    select
        *,
        shrunken(
            late_customer_weekend, count_customer_weekend, strength_customer_weekend,
            moved(customer_rate, segment_weekday_rate, segment_rate)
        ) as customer_weekend_rate,
        shrunken(
            recent_late_weekend, recent_weekend, strength_recent_weekend,
            moved(recent_customer_rate, segment_weekday_rate, segment_rate)
        ) as recent_weekend_rate,
        shrunken(
            late_segment_terms_weekday, count_segment_terms_weekday, strength_segment_terms_weekday,
            segment_weekday_rate
        ) as segment_terms_weekday_rate,
        shrunken(late_customer_terms, count_customer_terms, strength_customer_terms, customer_rate)
            as customer_terms_rate,
        shrunken(late_customer_band, count_customer_band, strength_customer_band, customer_rate)
            as customer_band_rate,
    from customers
),

weekdays as (
    select
        *,
        shrunken(late_customer_weekday, count_customer_weekday, strength_customer_weekday, customer_weekend_rate)
            as customer_weekday_rate,
        shrunken(recent_late_weekday, recent_weekday, strength_recent_weekday, recent_weekend_rate)
            as recent_weekday_rate,
    from weekends
)

select
    *,
    shrunken(
        late_customer_terms_weekday, count_customer_terms_weekday, strength_customer_terms_weekday,
        moved(customer_weekday_rate, customer_terms_rate, customer_rate)
    ) as customer_terms_weekday_rate,
    shrunken(
        recent_late_terms_weekday, recent_terms_weekday, strength_recent_terms_weekday,
        moved(recent_weekday_rate, customer_terms_rate, customer_rate)
    ) as recent_terms_weekday_rate,
    shrunken(
        late_customer_band_weekday, count_customer_band_weekday, strength_customer_band_weekday,
        moved(customer_weekday_rate, customer_band_rate, customer_rate)
    ) as customer_band_weekday_rate,
    shrunken(
        late_customer_band_terms, count_customer_band_terms, strength_customer_band_terms,
        moved(customer_terms_rate, customer_band_rate, customer_rate)
    ) as customer_band_terms_rate,
from weekdays
