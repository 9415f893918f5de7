-- One row per month end (the last may be the as-of date), version, report currency, bucket a month before and state it led to.
select
    roll_rates.as_of_date as period_end_date,
    roll_rates.version,
    roll_rates.report_currency,
    roll_rates.from_bucket,
    roll_rates.to_state,
    roll_rates.rate,
    roll_rates.amount,
    roll_rates.from_amount,
    roll_rates.count_months,
    roll_rates.reason
from measures.roll_rates as roll_rates
join ledger.calendar as calendar using (as_of_date)
where calendar.is_stored and calendar.collections_reason is null
order by period_end_date, version, report_currency, roll_rates.from_index, roll_rates.to_index
