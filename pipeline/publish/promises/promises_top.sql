-- One row per promise not yet due, or broken or kept in part in the 92 days before the as-of date; the next date first.
select *
from publish.promises
where status = 'not_due'
    or (status in ('broken', 'partial') and promised_date > run.as_of() - 92)
order by status = 'not_due' desc, promised_date, amount desc, promise_id
limit 200
