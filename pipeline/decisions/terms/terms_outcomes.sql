-- One row per past review with 90 days of due dates settled since, report currency and action: how those customers paid.
-- Invoices due in the 90 days after the review, each judged veryLateDays after its due date: delay -30 to 120 days, up to then
-- unknown to the rule. Better terms recommended and asked about are one: both paid well enough. Disputed ones and those closed by a credit are left out.
with followed as (
    select
        reviews.review_date,
        items.customer_id,
        items.report_currency,
        items.is_very_late,
        cast(
            greatest(
                -30,
                least(120, coalesce(items.closed_date, run.as_of()) - items.due_date)
            ) as integer
        ) as delay_days
    from decisions.reviews as reviews
    join decisions.judged_items as items
        on items.due_date > reviews.review_date and items.due_date <= reviews.review_date + 90
    where
        reviews.review_date + 90 + cast(run.very_late_days() as integer) < run.as_of()
        and not items.is_disputed
)

select
    followed.review_date,
    followed.report_currency,
    case history.action when 'consider' then 'loosen' else history.action end as action,
    count(distinct followed.customer_id) as count_customers,
    count(*) as count_invoices,
    sum(followed.delay_days) / cast(count(*) as double) as mean_delay_days,
    sum(cast(followed.is_very_late as integer)) / cast(count(*) as double) as very_late_rate
from followed
join decisions.terms_history as history using (review_date, customer_id, report_currency)
group by all
