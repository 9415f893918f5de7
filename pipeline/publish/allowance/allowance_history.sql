-- One row per month end (the last may be the as-of date), report currency and part: the allowance then, and what was open.
-- What was open includes what is insured; an overlay has nothing open of its own.
select
    allowance.as_of_date as period_end_date,
    allowance.report_currency,
    allowance.part,
    cast(sum(allowance.balance_amount) as decimal(38, 4)) as open_amount,
    cast(sum(allowance.allowance_amount) as decimal(38, 4)) as allowance_amount,
    max(allowance.reason) as reason
from measures.allowance as allowance
join ledger.calendar as calendar using (as_of_date)
where calendar.is_stored
group by allowance.as_of_date, allowance.report_currency, allowance.part
order by period_end_date, report_currency, array_position(['matrix', 'individual', 'insured', 'overlay'], allowance.part)
