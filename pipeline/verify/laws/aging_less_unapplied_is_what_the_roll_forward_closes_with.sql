-- Dates, bases, cuts and currencies whose buckets less unapplied credits are not the closing balance of that month.
select nets.*, rolled.closing
from (
    select as_of_date, basis, cut, report_currency, sum(open_amount) - sum(unapplied_amount) as net_amount
    from publish.aging_cuts
    group by as_of_date, basis, cut, report_currency
) as nets
join publish.roll_forward as rolled
    on nets.as_of_date = rolled.period_end_date and nets.report_currency = rolled.report_currency
where nets.net_amount <> rolled.closing
