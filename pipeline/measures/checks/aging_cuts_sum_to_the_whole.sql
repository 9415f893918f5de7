-- Dates, bases and cuts whose buckets less unapplied credits are not net AR.
select cuts.as_of_date, cuts.basis, cuts.cut, cuts.report_currency, cuts.net_amount, totals.net_amount as whole_amount
from (
    select as_of_date, basis, cut, report_currency, sum(open_amount) - sum(unapplied_amount) as net_amount
    from measures.aging_cuts
    group by all
) as cuts
join measures.totals as totals using (as_of_date, report_currency)
where cuts.net_amount <> totals.net_amount
