-- One row per customer and report currency with a broken payment plan, the one broken last: an instalment is missing for too long.
-- Dated by the day on which it was broken; the amount is all that is open of what the plan was for.
select
    customer_id,
    report_currency,
    max(missed_since_date) as alert_date,
    cast(sum(open_report_amount) as decimal(38, 4)) as amount,
    arg_max(
        concat(
            'has broken its plan of ', strftime(agreed_date, '%-d %b %Y'), ': ', count_kept + count_late, ' of ',
            count_instalments, ' instalments came, nothing for that of ', strftime(missed_date, '%-d %b %Y')
        ), (missed_since_date, plan_id)
    ) as message
from measures.plans
where status = 'broken'
group by customer_id, report_currency
