-- One row per stored date, report currency, cut (customer, group, country, currency) and scope (open or overdue).
select
    summary.as_of_date,
    summary.report_currency,
    summary.cut,
    summary.scope,
    summary.count_holders,
    summary.amount,
    summary.top_1_share,
    summary.top_5_share,
    summary.top_10_share,
    summary.hhi,
    summary.effective_count,
    summary.reason
from measures.concentration_summary as summary
join ledger.calendar as calendar using (as_of_date)
where calendar.is_stored
order by as_of_date, report_currency, cut, scope
