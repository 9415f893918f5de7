-- One row per item and thing that happened to it by the as-of date: billed, found
-- overdue, closed (paid where cash closed it). Sums of these are a customer's state.
-- View.
with
billed as (
    select
        item_id, customer_key, due_weekday, terms_days, is_sampled,
        issue_date as moment_date,
        1 as issued, 1 as open, 0 as overdue, 0 as paid, 0 as paid_late, 0 as delay,
        size_amount as issued_amount,
        size_amount as open_amount,
        0::decimal(18, 4) as overdue_amount,
        0::hugeint as weight,
        null::date as paid_date,
        0 as paid_terms,
    from features.items
),

found_overdue as (
    select
        item_id, customer_key, due_weekday, terms_days, is_sampled, label_date,
        0, 0, 1, 0, 0, 0, 0, 0, size_amount, 0::hugeint, null::date, 0,
    from features.items
    where is_late = 1 and label_date <= run.as_of()
),

closed as (
    select
        item_id, customer_key, due_weekday, terms_days, is_sampled, closed_date,
        0,
        -1,
        -coalesce(is_late, 0),
        cast(is_paid as integer),
        case when is_paid then is_late else 0 end,
        case when is_paid then kept_delay(delay_days) else 0 end,
        0,
        -size_amount,
        -coalesce(is_late, 0) * size_amount,
        case when is_paid then recency_weight(closed_date, 30) else 0::hugeint end,
        paid_date,
        case when is_paid then kept_terms(terms_days) else 0 end,
    from features.items
    where closed_date is not null
)

select * from billed
union all
select * from found_overdue
union all
select * from closed
