-- One row per month of issue of the last 24, report currency and cut value: all of them, and of the last month by segment and region.
select *
from publish.billing_lag
where (cut = 'all' and period_end_date > run.as_of() - interval 24 month)
    or period_end_date = (select max(period_end_date) from publish.billing_lag)
order by cut, cut_value, report_currency, period_end_date
