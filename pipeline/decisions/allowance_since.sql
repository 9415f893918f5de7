-- One row per report currency, part and bucket of this run's allowance or the last earlier one's: what changed since, and why.
-- exposure_change is what the balance did at the old rate, rate_change what the new rate does to the new balance; together
-- they are the change. Without an earlier run, no row.
with now as (
    select
        report_currency,
        part,
        bucket,
        balance_amount as open_amount,
        loss_rate,
        allowance_amount
    from measures.allowance
    where as_of_date = run.as_of()
)

select
    coalesce(now.report_currency, known.report_currency) as report_currency,
    coalesce(now.part, known.part) as part,
    coalesce(now.bucket, known.bucket) as bucket,
    (select max(as_of_date) from ledger.known_allowance) as previous_date,
    cast(coalesce(known.open_amount, 0) as decimal(38, 4)) as previous_open_amount,
    known.loss_rate as previous_loss_rate,
    cast(coalesce(known.allowance_amount, 0) as decimal(38, 4)) as previous_allowance_amount,
    cast(coalesce(now.open_amount, 0) as decimal(38, 4)) as open_amount,
    now.loss_rate,
    cast(coalesce(now.allowance_amount, 0) as decimal(38, 4)) as allowance_amount,
    cents(coalesce(cast(now.open_amount as double) * known.loss_rate, now.allowance_amount, 0))
    - coalesce(known.allowance_amount, 0) as exposure_change_amount,
    coalesce(now.allowance_amount, 0)
    - cents(coalesce(cast(now.open_amount as double) * known.loss_rate, now.allowance_amount, 0)) as rate_change_amount
from now
full join ledger.known_allowance as known
    on now.report_currency = known.report_currency and now.part = known.part and now.bucket = known.bucket
where exists (from ledger.known_allowance)
