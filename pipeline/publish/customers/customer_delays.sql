-- One row per month of the 36 to the as-of date and customer that closed an invoice by cash in it: how late it paid.
-- Days run from the due date, negative when early; what is written off or credited, or closed on an unknown day, is left out.
select
    customer_id,
    last_day(closed_date) as month_end_date,
    count(*) as count_invoices,
    avg(date_diff('day', due_date, closed_date)) as mean_delay_days,
    cast(max(date_diff('day', due_date, closed_date)) as integer) as longest_delay_days
from ledger.invoices
where
    closing_kind = 'cash'
    and not is_timing_unknown
    and closed_date > run.as_of() - interval 36 month
group by customer_id, last_day(closed_date)
order by customer_id, month_end_date
