-- One row per report currency, bucket and the state it led to a month later: the last stored month, weighted over 12 months.
select
    period_end_date,
    report_currency,
    from_bucket,
    to_state,
    rate,
    amount,
    from_amount,
    count_months
from publish.roll_rates
where version = 'cohort_12m'
    and period_end_date = (select max(period_end_date) from publish.roll_rates)
order by report_currency, from_bucket, to_state
