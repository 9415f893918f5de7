-- One row per past origin, report currency and weeks since (1, 4, 8 or 13, those that are
-- over): what came beyond what was expected, split so that the parts sum to it. Disputes: open
-- invoices in dispute by then brought more or less cash than expected. Of the others, what was
-- settled by something else than cash brings less; the rest is timing. What came of invoices
-- issued since, beyond what was expected, is new business; timing takes the odd cents. Cash counts at the rate of its day;
-- what that makes against the rates it was booked at is FX.
with
judged as (
    select
        origin_date,
        report_currency,
        horizon_week,
        sum(expected_amount) as expected_amount,
        sum(actual_amount) as actual_amount,
        sum(actual_amount - expected_amount) filter (where layer = 'new') as new_error,
    from forecast.past_weeks
    where span = 'to_date' and layer in ('open', 'new') and horizon_week in (1, 4, 8, 13)
    group by all
),

disputed as (
    select origin_date, report_currency, horizon_week, sum(sum_disputed) as expected_amount,
    from forecast.customer_weeks
    where layer = 'open' and horizon_week in (1, 4, 8, 13)
    group by all
)

select
    judged.origin_date as as_of_date,
    judged.horizon_week as horizon_weeks,
    judged.report_currency,
    to_cents(judged.expected_amount) as expected_amount,
    to_cents(judged.actual_amount) + parts.fx_amount as actual_amount,
    to_cents(judged.actual_amount) - to_cents(judged.expected_amount)
    - settled_otherwise_amount - dispute_amount - new_business_amount as timing_amount,
    settled_otherwise_amount,
    dispute_amount,
    new_business_amount,
    parts.fx_amount,
from judged
left join disputed using (origin_date, report_currency, horizon_week)
left join forecast.settled_since as settled using (origin_date, report_currency, horizon_week)
cross join lateral (
    select
        to_cents(coalesce(disputed_cash, 0) - coalesce(disputed.expected_amount, 0)) as dispute_amount,
        -to_cents(coalesce(otherwise_amount, 0)) as settled_otherwise_amount,
        to_cents(new_error) as new_business_amount,
        to_cents(coalesce(settled.fx_amount, 0)) as fx_amount,
) as parts
order by judged.origin_date, judged.report_currency, judged.horizon_week
