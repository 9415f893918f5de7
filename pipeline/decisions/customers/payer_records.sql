-- One row per review date, customer and report currency with an item judged in the days before: how it paid, as known then.
-- Delay is days past due, at most 120 and at least -30, up to the review date where the item was still open.
with reviewed as (
    select judged_date, min(review_date) as first_review, max(review_date) as last_review
    from (select distinct judged_date from decisions.judged_items) as judged_dates
    join decisions.reviews as reviews
        on judged_date <= review_date and judged_date > review_date - cast(run.evidence_days() as integer)
    group by judged_date
),

-- What was closed when it was judged is the same at every review; what was still open then has its dates.
judged as (
    select
        reviewed.first_review,
        reviewed.last_review,
        items.customer_id,
        items.report_currency,
        items.is_very_late,
        items.is_disputed,
        coalesce(items.closed_date > items.judged_date, true) as is_open,
        case when is_open then items.due_date end as due_date,
        case when is_open then items.closed_date end as closed_date,
        count(*) as count_items,
        sum(greatest(-30, least(120, items.closed_date - items.due_date))) as delay_days
    from decisions.judged_items as items
    join reviewed using (judged_date)
    group by all
),

known as (
    select
        reviews.review_date,
        judged.customer_id,
        judged.report_currency,
        judged.is_very_late,
        judged.is_disputed,
        judged.count_items,
        case
            when not is_open then delay_days
            else count_items * greatest(
                -30,
                least(
                    120,
                    least(coalesce(judged.closed_date, reviews.review_date), reviews.review_date) - judged.due_date
                )
            )
        end as delay_days
    from judged
    join decisions.reviews as reviews on reviews.review_date between judged.first_review and judged.last_review
)

select
    review_date,
    customer_id,
    report_currency,
    cast(coalesce(sum(count_items) filter (where not is_disputed), 0) as bigint) as count_judged,
    cast(coalesce(sum(count_items) filter (where is_very_late and not is_disputed), 0) as bigint) as count_very_late,
    cast(coalesce(sum(count_items) filter (where is_disputed), 0) as bigint) as count_disputed,
    cast(coalesce(sum(count_items) filter (where is_disputed and is_very_late), 0) as bigint) as count_disputed_late,
    coalesce(sum(delay_days) filter (where not is_disputed), 0) as delay_days
from known
group by review_date, customer_id, report_currency
