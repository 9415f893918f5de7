-- One row per item and forecast origin whose curve is wanted (of the sampled customers
-- alone, where the origin is before the as-of date): open at the end of that day, or
-- standing in for an invoice not yet issued (those billed in the 13 weeks before, moved
-- 13 weeks on, on the same weekdays; a sample where there are many; none of a mere list of
-- open items, which does not tell what is billed).
with
asked as (
    select
        origins.origin_date,
        items.*,
        items.closed_date is null or items.closed_date > origins.origin_date as is_open,
        items.issue_date > origins.origin_date - 91 and not shape.is_open_list as is_new,
    from features.origins as origins
    inner join features.items as items on items.issue_date <= origins.origin_date
    cross join ledger.export_shape as shape
    where (items.is_sampled or origins.origin_date = run.as_of())
        and (is_open or is_new)
),

billed as (
    select
        *,
        count(*) over (partition by origin_date, currency) as count_billed,
    from asked
    where is_new
)

select
    origin_date, 'open' as layer, item_id, customer_id, customer_key, segment, country, currency, own_currency,
    due_weekday, is_weekend, terms_days, amount_band, size_amount, is_electronic, issue_date, due_date,
from asked
where is_open
union all
select
    origin_date, 'new', item_id, customer_id, customer_key, segment, billed.country, billed.currency, billed.own_currency,
    coalesce(holidays.weekday, cast(isodow(billed.due_date) as integer)) as moved_weekday,
    moved_weekday >= 6,
    terms_days, amount_band, size_amount, is_electronic, issue_date + 91, billed.due_date + 91,
from billed
left join features.holidays as holidays
    on billed.country = holidays.country
    and billed.own_currency = holidays.own_currency
    and billed.due_date + 91 = holidays.due_date
where hash_share(item_id) * count_billed <= run.billed_limit()
