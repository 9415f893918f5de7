-- One row per report currency, part and bucket: what changed of the allowance since the last earlier run; none where there was none.
select
    report_currency,
    part,
    bucket,
    previous_date,
    previous_open_amount,
    previous_loss_rate,
    previous_allowance_amount,
    open_amount,
    loss_rate,
    allowance_amount,
    cast(exposure_change_amount as decimal(38, 4)) as exposure_change_amount,
    cast(rate_change_amount as decimal(38, 4)) as rate_change_amount
from decisions.allowance_since
left join measures.buckets using (bucket)
order by report_currency, array_position(['matrix', 'individual', 'insured', 'overlay'], part), bucket_index, bucket
