-- One row per date of the calendar, report currency, part (matrix, individual, insured, overlay) and bucket:
-- the allowance for expected credit loss and how it is derived. The insured part carries none.
with gross as (
    select
        aging.as_of_date,
        aging.report_currency,
        buckets.bucket_index,
        sum(aging.open_report_amount) as amount
    from measures.aging as aging
    join measures.buckets as buckets using (bucket)
    where aging.basis = 'due'
    group by all
),

apart as (
    select
        as_of_date,
        report_currency,
        bucket_index,
        sum(balance_amount) as amount
    from measures.assessed_amounts
    group by all
),

matrix as (
    select
        rates.*,
        cast(coalesce(gross.amount, 0) - coalesce(apart.amount, 0) as decimal(38, 4)) as balance_amount
    from measures.loss_rates as rates
    left join gross using (as_of_date, report_currency, bucket_index)
    left join apart using (as_of_date, report_currency, bucket_index)
)

select
    as_of_date,
    report_currency,
    'matrix' as part,
    bucket_index,
    bucket,
    balance_amount,
    roll_rate,
    is_assumed,
    loss_rate,
    cast(round(cast(balance_amount as double) * loss_rate, 2) as decimal(38, 4)) as allowance_amount,
    reason
from matrix

union all

select as_of_date, report_currency, part, bucket_index, bucket, balance_amount, null, false,
    ratio(allowance_amount, balance_amount), allowance_amount, null
from measures.assessed_amounts
join measures.buckets using (bucket_index)

union all

select as_of_date, base_currency, 'overlay', null, '', 0, null, false, null,
    cast(run.overlay_amount() as decimal(38, 4)), null
from ledger.calendar
cross join (select distinct base_currency from ledger.currencies) as base
