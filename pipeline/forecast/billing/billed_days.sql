-- One row per report currency, issue date and due date (days since 1970-01-01): what was billed, in all and to the sampled
-- customers, whose past is forecast again. None of a mere list of open items, which does not tell what is billed.
-- View.
select
    items.report_currency,
    cast(items.issue_date - date '1970-01-01' as integer) as issue_day,
    cast(items.due_date - date '1970-01-01' as integer) as due_day,
    cast(sum(items.size_amount) as double) as all_amount,
    cast(coalesce(sum(items.size_amount) filter (where items.is_sampled), 0) as double) as sampled_amount,
from features.items as items
cross join ledger.export_shape as shape
where items.issue_date <= run.as_of() and not shape.is_open_list
group by all
order by items.report_currency, issue_day, due_day
