-- One row per ledger: how far the dates on which invoices were expected at their issue lay from their payments, ours and those of
-- two simple rules, over the invoices judged and paid since; and whose date stands first: a rule's where it was closer on 50 or more.
with errors as (
    select
        abs(date_diff('day', items.due_date, items.paid_date) - run.late_after_days() - quantiles.day_50) as own_days,
        abs(date_diff('day', items.due_date, items.paid_date)) as due_date_days,
        abs(date_diff('day', items.due_date, items.paid_date) - histories.sum_delay / (histories.count_paid + 2.0))
            as mean_delay_days
    from risk.quantiles as quantiles
    join features.items as items using (item_id)
    join features.histories as histories using (item_id, layer)
    where quantiles.layer = 'issue' and items.paid_date <= run.as_of()
),

means as (
    select
        count(*) as count_invoices,
        avg(own_days) as own_error_days,
        avg(due_date_days) as due_date_error_days,
        cast(sum(cast(round(1e6 * mean_delay_days) as bigint)) as double) / (1e6 * count(*)) as mean_delay_error_days
    from errors
)

select
    *,
    case
        when count_invoices < 50 then 'forecast'
        when mean_delay_error_days < own_error_days and mean_delay_error_days <= due_date_error_days then 'mean_delay'
        when due_date_error_days < own_error_days then 'due_date'
        else 'forecast'
    end as leading_rule
from means
