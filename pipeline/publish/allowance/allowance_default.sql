-- One row per report currency and bucket where the ledger's own history is too short for loss rates: what an illustrative matrix would provide.
-- Half a per cent of what is not due, then 2, 5, 10, 25 and 50 %: a common shape, of nobody's book. It is in no sum of the allowance.
with rates as (
    select *
    from (values (0, 0.005), (1, 0.02), (2, 0.05), (3, 0.1), (4, 0.25), (5, 0.5)) as typed (bucket_index, default_loss_rate)
)

select
    allowance.report_currency,
    allowance.bucket,
    allowance.open_amount,
    cast(rates.default_loss_rate as double) as default_loss_rate,
    cast(allowance.open_amount * rates.default_loss_rate as decimal(38, 4)) as default_allowance_amount
from publish.allowance as allowance
join measures.buckets as buckets using (bucket)
join rates using (bucket_index)
where allowance.part = 'matrix' and allowance.loss_rate is null
order by allowance.report_currency, buckets.bucket_index
