-- One row per customer and report currency with a payment plan that matters today: kept, late or broken.
-- What is under a kept or late plan is not asked for, but for what is missing of it. Of several plans the worst speaks.
select
    customer_id,
    report_currency,
    arg_min(status, (place, agreed_date, plan_id)) as plan_status,
    arg_min(agreed_date, (place, agreed_date, plan_id)) as agreed_date,
    arg_min(count_instalments, (place, agreed_date, plan_id)) as count_instalments,
    arg_min(count_kept + count_late, (place, agreed_date, plan_id)) as count_paid,
    max(missed_since_date) as missed_since_date,
    min(missed_date) as missed_date,
    min(next_date) filter (where status <> 'broken') as next_date,
    cast(coalesce(sum(missing_report_amount) filter (where status = 'late'), 0) as decimal(38, 4)) as missing_amount
from (
    select
        *,
        array_position(['broken', 'late', 'kept'], status) as place
    from measures.plans
    where status in ('broken', 'late', 'kept')
) as plans
group by customer_id, report_currency
