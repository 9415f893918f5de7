-- One row per origin and customer: its late invoices by bin after the last good date (1-7,
-- 8-14, 15-30, 31-60, 61-90 days), in ten-thousandths, an older one counting less
-- (half after 180 days): those open when the bin began, and those paid in it. A bin counts
-- once it is over.
-- Scratch.
with
spells as (
    select
        origin_date,
        customer_key,
        case when paid_date <= origin_date then paid_date - last_good_date end as paid_after,
        case when paid_date is null and closed_date <= origin_date then closed_date - 1 else origin_date end
        - last_good_date as observed_until,
        cast(round(1e4 * pow(2.0, (last_good_date - origin_date) / 180.0)) as bigint) as weight,
    from features.origin_items
    where is_late = 1 and label_date <= origin_date and last_good_date > origin_date - 730
)

select
    origin_date,
    customer_key,
    spell_weight(weight, observed_until >= 7) as risked_1,
    spell_weight(weight, observed_until >= 14 and coalesce(paid_after > 7, true)) as risked_2,
    spell_weight(weight, observed_until >= 30 and coalesce(paid_after > 14, true)) as risked_3,
    spell_weight(weight, observed_until >= 60 and coalesce(paid_after > 30, true)) as risked_4,
    spell_weight(weight, observed_until >= 90 and coalesce(paid_after > 60, true)) as risked_5,
    spell_weight(weight, observed_until >= 7 and paid_after <= 7) as paid_1,
    spell_weight(weight, observed_until >= 14 and paid_after between 8 and 14) as paid_2,
    spell_weight(weight, observed_until >= 30 and paid_after between 15 and 30) as paid_3,
    spell_weight(weight, observed_until >= 60 and paid_after between 31 and 60) as paid_4,
    spell_weight(weight, observed_until >= 90 and paid_after between 61 and 90) as paid_5,
from spells
group by all
