-- One row per bucket, report currency and part (matrix, individual, insured, overlay) at the as-of date: what is provided for.
select
    allowance.bucket,
    allowance.report_currency,
    allowance.balance_amount as open_amount,
    allowance.loss_rate,
    allowance.allowance_amount,
    allowance.part,
    allowance.roll_rate,
    rates.left_amount,
    rates.onward_amount,
    rates.share_lost,
    allowance.is_assumed,
    allowance.reason
from measures.allowance as allowance
left join measures.loss_rates as rates
    on
        allowance.part = 'matrix'
        and allowance.as_of_date = rates.as_of_date
        and allowance.report_currency = rates.report_currency
        and allowance.bucket_index = rates.bucket_index
where allowance.as_of_date = run.as_of()
order by
    report_currency, array_position(['matrix', 'individual', 'insured', 'overlay'], allowance.part), allowance.bucket_index
