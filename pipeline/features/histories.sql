-- One row per item and information date (layer issue: its issue date; open and new: the
-- day after the origin): all that was known of its customer then, as counts and sums.
with
at_issue as (
    select
        items.item_id, 'issue' as layer, items.issue_date - 1 as origin_date,
        customer_id, customer_key, segment, country, report_currency, currency, due_weekday, is_weekend, terms_days, amount_band, size_amount,
        is_electronic, issue_date, due_date,
        hash_share(items.item_id) * count(*) over () <= run.tuning_limit() as is_in_tuning,
    from features.items as items
    where is_sampled
),

known as (
    select *
    from at_issue
    inner join features.issue_rates using (item_id)
    inner join features.issue_fine_rates using (item_id)
    inner join features.issue_history using (item_id)
    union all by name
    select *
    from features.prediction_points
    inner join features.origin_rates using (item_id, layer, origin_date)
    inner join features.origin_fine_rates using (item_id, layer, origin_date)
    inner join features.origin_history using (item_id, layer, origin_date)
)

select
    * exclude (is_holiday, is_after_holiday, weekday),
    coalesce(is_holiday, false) as is_due_holiday,
    coalesce(is_after_holiday, false) as is_due_after_holiday,
from known
left join features.holidays using (country, currency, due_date)
