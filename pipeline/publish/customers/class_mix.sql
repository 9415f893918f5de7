-- One row per report currency and risk class A to E: what is open in it, and of that what is past due already.
with classes as (
    select unnest(['A', 'B', 'C', 'D', 'E']) as risk_class
),

scored as (
    select
        invoices.report_currency,
        scores.risk_class,
        invoices.open_report_amount as amount,
        days_past_due(invoices.due_date, run.as_of()) > 0 as is_overdue
    from ledger.invoices as invoices
    join risk.scores as scores using (item_id)
    where invoices.open_amount > 0
)

select
    known.report_currency,
    classes.risk_class,
    count(scored.amount) as count_invoices,
    coalesce(sum(scored.amount), 0) as amount,
    coalesce(sum(scored.amount) filter (where scored.is_overdue), 0) as overdue_amount
from (select distinct report_currency from scored) as known
cross join classes
left join scored
    on
        known.report_currency = scored.report_currency
        and classes.risk_class = scored.risk_class
group by known.report_currency, classes.risk_class
order by known.report_currency, classes.risk_class
