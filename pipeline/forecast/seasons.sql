-- One row per origin and report currency: how billing in the 13 weeks after this day a
-- year ago compared with the 13 weeks before it, within 0.5 to 2 (1 without that history),
-- the relative standard deviation of weekly billing over the last 26 weeks, and what one
-- of the invoices that stand in for the next ones counts for (1 unless sampled).
with
weekly as (
    select
        origins.origin_date,
        items.currency,
        cast((origins.origin_date - items.issue_date) // 7 as integer) as weeks_ago,
        cast(round(sum(items.size_amount)) as bigint) as amount,
        sum(items.size_amount) as exact_amount,
    from features.origins as origins
    inner join features.items as items on items.issue_date <= origins.origin_date
    where items.issue_date > origins.origin_date - 455
        and (items.is_sampled or origins.origin_date = run.as_of())
    group by all
),

summed as (
    select
        origin_date,
        currency,
        least(26, 1 + max(weeks_ago)) as count_weeks,
        max(weeks_ago) >= 64 as has_last_year,
        sum(amount) filter (where weeks_ago >= 52) as amount_before,
        sum(amount) filter (where weeks_ago between 39 and 51) as amount_after,
        sum(exact_amount) filter (where weeks_ago < 13) as billed_amount,
        sum(amount) filter (where weeks_ago < 26) as recent_amount,
        sum(cast(amount as hugeint) * amount) filter (where weeks_ago < 26) as recent_squares,
    from weekly
    group by all
),

stand_ins as (
    select origin_date, currency, sum(size_amount) as amount,
    from features.prediction_points
    where layer = 'new'
    group by all
)

select
    origin_date,
    currency,
    case
        when has_last_year and amount_before > 0 and amount_after > 0
            then greatest(0.5, least(2.0, cast(amount_after as double) / cast(amount_before as double)))
        else 1.0
    end as factor,
    case
        when count_weeks < 4 or coalesce(recent_amount, 0) <= 0 then 0.5
        else sqrt(greatest(0.0, least(
            4.0, count_weeks * cast(recent_squares as double) / pow(cast(recent_amount as double), 2) - 1
        )))
    end as relative_deviation,
    case
        when stand_ins.amount > 0
            then greatest(1.0, cast(billed_amount as double) / cast(stand_ins.amount as double))
        else 1.0
    end as stand_in_scale,
from summed
left join stand_ins using (origin_date, currency)
