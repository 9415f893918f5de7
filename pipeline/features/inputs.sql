-- One row per history: the model's inputs as numbers, in the order of columns.ts.
-- View.
with
means as (
    select *, sum_delay / (count_paid + 2.0) as mean_delay,
    from features.rates
),

spreads as (
    select
        *,
        sqrt(greatest(0, (sum_delay_squared + 50) / (count_paid + 2.0) - mean_delay * mean_delay))
            as delay_spread,
    from means
)

select
    item_id,
    layer,
    origin_date,
    log_odds(segment_weekday_rate) as segment_weekday_rate,
    log_odds(customer_rate) as customer_rate,
    log_odds(customer_weekend_rate) as customer_weekend_rate,
    log_odds(customer_weekday_rate) as customer_weekday_rate,
    log_odds(customer_terms_rate) as customer_terms_rate,
    log_odds(customer_terms_weekday_rate) as customer_terms_weekday_rate,
    log_odds(customer_band_rate) as customer_band_rate,
    log_odds(customer_band_weekday_rate) as customer_band_weekday_rate,
    log_odds(customer_band_terms_rate) as customer_band_terms_rate,
    log_odds(segment_terms_weekday_rate) as segment_terms_weekday_rate,
    counted_odds(late_customer, count_customer) as customer_odds,
    counted_odds(late_customer_weekend, count_customer_weekend) as customer_weekend_odds,
    counted_odds(late_customer_weekday, count_customer_weekday) as customer_weekday_odds,
    counted_odds(late_customer_terms_weekday, count_customer_terms_weekday)
        as customer_terms_weekday_odds,
    counted_odds(late_customer_band_weekday, count_customer_band_weekday)
        as customer_band_weekday_odds,
    log_odds(recent_customer_rate) as recent_customer_rate,
    log_odds(recent_weekend_rate) as recent_weekend_rate,
    log_odds(recent_weekday_rate) as recent_weekday_rate,
    log_odds(recent_terms_weekday_rate) as recent_terms_weekday_rate,
    mean_delay,
    (sum_delay_weekday + 2 * mean_delay) / (count_paid_weekday + 2) as weekday_delay,
    (sum_delay_terms + 2 * mean_delay) / (count_paid_terms + 2) as terms_delay,
    recent_count(weight_delay, origin_date + 1, 30.0)
        / (recent_count(weight_paid, origin_date + 1, 30.0) + 1) as recent_delay,
    sum_late_delay / (count_paid_late + 2.0) as late_delay,
    delay_spread,
    case
        when count_paid = 0 then 0.0
        else greatest(-4.0, least(4.0, (
            (sum_delay + sum_paid_terms) / cast(count_paid as double) - kept_terms(terms_days)
        ) / greatest(1.0, delay_spread)))
    end as days_to_pay_gap,
    ln(1 + coalesce(origin_date + 1 - last_paid_date, 60)) as days_since_payment,
    ln(1 + greatest(0, count_open)) as count_open,
    ln(1 + greatest(0, count_overdue)) as count_overdue,
    greatest(0, count_overdue) / (1.0 + greatest(0, count_open)) as overdue_share,
    ln(1 + greatest(0, cast(open_amount as double))) as open_amount,
    ln(1 + greatest(0, cast(overdue_amount as double))) as overdue_amount,
    ln(1 + count_issued) as count_issued,
    cast(count_paid = 0 as integer) as is_new_customer,
    ln(1 + cast(size_amount as double)) as amount,
    ln(1 + cast(size_amount as double))
        - ln(1 + (cast(issued_amount as double) + cast(size_amount as double)) / (count_issued + 1))
        as relative_amount,
    ln(1 + greatest(0, terms_days)) as terms,
    cast(terms_days <= 0 as integer) as is_due_at_issue,
    cast(is_electronic as integer) as is_electronic,
    cast(due_weekday = 1 as integer) as is_due_monday,
    cast(due_weekday = 2 as integer) as is_due_tuesday,
    cast(due_weekday = 3 as integer) as is_due_wednesday,
    cast(due_weekday = 4 as integer) as is_due_thursday,
    cast(due_weekday = 5 as integer) as is_due_friday,
    cast(due_weekday >= 6 as integer) as is_due_weekend,
    cast(day(due_date) as double) as due_day,
    cast(day(due_date) >= 28 as integer) as is_due_month_end,
    cast(day(due_date) <= 3 as integer) as is_due_month_start,
    cast(is_due_holiday as integer) as is_due_holiday,
    cast(is_due_after_holiday as integer) as is_due_after_holiday,
from spreads
