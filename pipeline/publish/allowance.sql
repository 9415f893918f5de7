-- One row per month end (the last may be the as-of date), currency, part and bucket: the allowance and its derivation.
select
    allowance.as_of_date as month_end_date,
    allowance.report_currency as currency,
    allowance.part,
    allowance.bucket,
    allowance.balance_amount,
    allowance.roll_rate,
    allowance.is_assumed,
    allowance.loss_rate,
    allowance.allowance_amount,
    allowance.reason
from measures.allowance as allowance
join ledger.calendar as calendar using (as_of_date)
where calendar.is_stored
order by month_end_date, currency, array_position(['matrix', 'individual', 'insured', 'overlay'], part), bucket_index
