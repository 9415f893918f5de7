-- One row per past review with 90 days of due dates settled since, report currency and action: how those customers paid.
-- Invoices due in the 90 days after the review, each judged veryLateDays after its due date: delay -30 to 120 days, up to then
-- unknown to the rule. Better terms recommended and asked about are one: both paid well enough. Disputed ones and those closed by a credit are left out.
with followed as (
    select due_date, min(review_date) as first_review, max(review_date) as last_review
    from (select distinct due_date from decisions.judged_items) as due_dates
    join decisions.reviews as reviews
        on due_date > review_date and due_date <= review_date + 90
    where review_date + 90 + cast(run.very_late_days() as integer) < run.as_of()
    group by due_date
),

summed as (
    select
        followed.first_review,
        followed.last_review,
        items.customer_id,
        items.report_currency,
        count(*) as count_invoices,
        sum(
            greatest(-30, least(120, coalesce(items.closed_date, run.as_of()) - items.due_date))
        ) as delay_days,
        count(*) filter (where items.is_very_late) as count_very_late
    from decisions.judged_items as items
    join followed using (due_date)
    where not items.is_disputed
    group by all
)

select
    history.review_date,
    history.report_currency,
    case history.action when 'consider' then 'loosen' else history.action end as action,
    count(distinct history.customer_id) as count_customers,
    cast(sum(summed.count_invoices) as bigint) as count_invoices,
    sum(summed.delay_days) / cast(sum(summed.count_invoices) as double) as mean_delay_days,
    sum(summed.count_very_late) / cast(sum(summed.count_invoices) as double) as very_late_rate
from decisions.terms_history as history
join summed
    on
        history.customer_id = summed.customer_id
        and history.report_currency = summed.report_currency
        and history.review_date between summed.first_review and summed.last_review
group by all
