-- One row per report currency and sales rep, and for all together: promises kept, by count and by value.
select *
from publish.promise_rates
where cut in ('all', 'sales_rep')
order by report_currency, cut, due_amount desc, cut_value
