-- One row per review date, customer and report currency with an item judged in the days before: how it paid, as known then.
-- Delay is days past due, at most 120 and at least -30, up to the review date where the item was still open.
with judged as (
    select
        reviews.review_date,
        items.customer_id,
        items.report_currency,
        items.is_very_late,
        items.is_disputed,
        cast(
            greatest(
                -30,
                least(
                    120,
                    least(coalesce(items.closed_date, reviews.review_date), reviews.review_date)
                    - items.due_date
                )
            ) as integer
        ) as delay_days
    from decisions.judged_items as items
    join decisions.reviews as reviews
        on
            items.judged_date <= reviews.review_date
            and items.judged_date > reviews.review_date - cast(run.evidence_days() as integer)
)

select
    review_date,
    customer_id,
    report_currency,
    count(*) filter (where not is_disputed) as count_judged,
    count(*) filter (where is_very_late and not is_disputed) as count_very_late,
    count(*) filter (where is_disputed) as count_disputed,
    count(*) filter (where is_disputed and is_very_late) as count_disputed_late,
    coalesce(sum(delay_days) filter (where not is_disputed), 0) as delay_days
from judged
group by review_date, customer_id, report_currency
