-- One row per customer and report currency with a promise that matters today: not yet due, or broken in the last 60 days.
select
    customer_id,
    report_currency,
    max(promised_date) filter (where status = 'not_due') as promised_date,
    cast(
        coalesce(sum(report_amount - base_received) filter (where status = 'not_due'), 0) as decimal(38, 4)
    ) as promised_amount,
    max(promised_date) filter (where status in ('broken', 'partial')) as broken_date
from (
    select
        *,
        case
            when amount > 0 then report_amount * cast(received_amount / amount as decimal(9, 6))
            else 0
        end as base_received
    from measures.promises
    where
        status <> 'kept'
        and promised_date > run.as_of() - 60
) as promises
group by customer_id, report_currency
