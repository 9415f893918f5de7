-- One row per customer and report currency that has broken its last promises to pay, two or more in a row.
-- Dated by the day on which the last of them was broken; the amount is what that one left unpaid.
with judged as (
    select
        customer_id,
        report_currency,
        promised_date,
        status = 'kept' as is_kept,
        report_amount,
        case
            when amount > 0 then report_amount * cast(1 - received_amount / amount as decimal(9, 6))
            else 0
        end as missing_amount
    from measures.promises
    where status <> 'not_due'
),

since as (
    select
        *,
        max(promised_date) filter (where is_kept) over (partition by customer_id, report_currency) as last_kept_date
    from judged
)

select
    customer_id,
    report_currency,
    cast(max(promised_date) + run.promise_grace_days() + 1 as date) as alert_date,
    cast(arg_max(missing_amount, promised_date) as decimal(38, 4)) as amount,
    concat('has broken its last ', count(*), ' promises in a row') as message
from since
where last_kept_date is null or promised_date > last_kept_date
group by customer_id, report_currency
having count(*) >= 2
