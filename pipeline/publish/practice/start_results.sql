-- One row per report currency, cut (all, segment, country, size, rating) and value: how customers that began in the export turned out.
select
    report_currency,
    cut,
    cut_value,
    count_starts,
    count_judged,
    very_late_rate,
    first_late_rate,
    terms_days,
    begin_amount
from decisions.start_results
where count_starts >= 3 or cut = 'all'
order by report_currency, cut <> 'all', cut, very_late_rate desc, cut_value
