-- One row per item and information date (layer issue: its issue date; open and new: the
-- day after the origin): all that was known of its customer then, as counts and sums.
with
at_issue as (
    select
        items.item_id, 'issue' as layer, items.issue_date - 1 as origin_date,
        customer_id, customer_key, segment, country, currency, own_currency, due_weekday, is_weekend, terms_days, amount_band, size_amount,
        is_electronic, issue_date, due_date,
        hash_share(item_id) * count(*) over () <= run.tuning_limit() as is_in_tuning,
    from features.items as items
    where is_sampled
),

asked as (
    select * from at_issue
    union all by name
    select * from features.prediction_points
),

rates as (
    select *, 'issue' as layer, information_date - 1 as origin_date,
    from features.issue_rates
    inner join features.issue_fine_rates using (item_id)
    union all by name
    select *
    from features.origin_rates
    inner join features.origin_fine_rates using (item_id, layer, origin_date)
),

states as (
    select states.*, 'issue' as layer, items.issue_date - 1 as origin_date,
    from features.issue_history as states
    inner join features.items as items using (item_id)
    union all by name
    select * from features.origin_history
)

select
    * exclude (is_holiday, is_after_holiday, weekday),
    coalesce(is_holiday, false) as is_due_holiday,
    coalesce(is_after_holiday, false) as is_due_after_holiday,
from asked
inner join rates using (item_id, layer, origin_date)
inner join states using (item_id, layer, origin_date)
left join features.holidays using (country, own_currency, due_date)
