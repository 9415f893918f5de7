-- One row per customer and terms on its invoices: from when to when they were given, and how it paid under them.
-- Delay is known of invoices closed by cash; terms that the export does not name stand as their days.
select
    customer_id,
    coalesce(terms, concat(terms_days, ' days')) as terms,
    min(issue_date) as first_issue_date,
    max(issue_date) as last_issue_date,
    count(*) as count_invoices,
    avg(date_diff('day', due_date, closed_date)) filter (
        where closing_kind = 'cash' and not is_timing_unknown
    ) as mean_delay_days
from ledger.invoices
where amount > 0
group by customer_id, coalesce(terms, concat(terms_days, ' days'))
order by customer_id, first_issue_date, terms
