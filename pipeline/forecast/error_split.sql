-- One row per past origin, report currency and weeks since (1, 4, 8 or 13, those that are
-- over): what came beyond what was expected, split so that the parts sum to it. Open invoices
-- settled by something else than cash bring less than expected; what else came sooner or
-- later of them is timing; what came of invoices issued since, beyond what was expected, is
-- new business.
with
judged as (
    select
        origin_date,
        currency,
        horizon_week,
        sum(expected_amount) as expected_amount,
        sum(actual_amount) as actual_amount,
        sum(actual_amount - expected_amount) filter (where layer = 'open') as open_error,
        sum(actual_amount - expected_amount) filter (where layer = 'new') as new_error,
    from forecast.past_weeks
    where span = 'to_date' and layer in ('open', 'new') and horizon_week in (1, 4, 8, 13)
    group by all
),

otherwise as (
    select
        judged.origin_date,
        judged.currency,
        judged.horizon_week,
        sum(cast(round(
            applications.amount
            * cast(coalesce(items.base_amount, items.amount) / items.amount as double), 2
        ) as decimal(18, 2))) as amount,
    from judged
    inner join ledger.applications as applications
        on applications.application_date > judged.origin_date
        and applications.application_date <= judged.origin_date + 7 * judged.horizon_week
    inner join features.items as items
        on applications.item_id = items.item_id
        and judged.currency = items.currency
        and items.issue_date <= judged.origin_date
    where applications.kind <> 'cash' and items.is_sampled
    group by all
)

select
    judged.origin_date as as_of_date,
    judged.horizon_week as horizon_weeks,
    judged.currency,
    to_cents(judged.expected_amount) as expected_amount,
    to_cents(judged.expected_amount) + timing_amount + settled_otherwise_amount + new_business_amount
        as actual_amount,
    timing_amount,
    settled_otherwise_amount,
    new_business_amount,
from judged
left join otherwise using (origin_date, currency, horizon_week)
cross join lateral (
    select
        to_cents(coalesce(judged.open_error, 0) + coalesce(otherwise.amount, 0)) as timing_amount,
        -to_cents(otherwise.amount) as settled_otherwise_amount,
        to_cents(judged.new_error) as new_business_amount,
) as parts
order by judged.origin_date, judged.currency, judged.horizon_week
