-- Buckets whose states a month later do not sum to the balance they had, and rates of a bucket that do not sum to 1.
with balances as (
    select
        calendar.as_of_date,
        aging.report_currency,
        aging.bucket as from_bucket,
        sum(aging.open_report_amount) as balance_amount
    from measures.aging as aging
    join ledger.calendar as calendar on aging.as_of_date = calendar.previous_date
    where aging.basis = 'due'
    group by all
),

states as (
    select
        as_of_date,
        report_currency,
        from_bucket,
        version,
        sum(amount) as amount,
        sum(rate) as rate
    from measures.roll_rates
    where version <> 'balance'
    group by all
)

select
    *,
    coalesce(balance_amount, 0) as opening_amount
from states
left join balances using (as_of_date, report_currency, from_bucket)
where
    version = 'cohort' and amount <> coalesce(balance_amount, 0)
    or abs(rate - 1) > 1e-9
