-- One row per promise to pay made by the as-of date: what was received for it, and whether it was kept.
-- Kept: at least promise_kept_rate of it came from the day it was made to its date + promise_grace_days. The promises
-- of a pool take its cash in order of promised date, each sum once: a pointer runs along what the pool received.
with recursive placed as (
    select
        windows.*,
        row_number() over (
            partition by windows.pool, windows.currency
            order by windows.promised_date, windows.made_date, windows.promise_id
        ) as place,
        cast(coalesce(before.received_amount, 0) as decimal(38, 4)) as start_amount,
        cast(coalesce(until.received_amount, 0) as decimal(38, 4)) as end_amount
    from measures.promise_windows as windows
    asof left join measures.promise_receipts as before
        on
            windows.pool = before.pool
            and windows.currency = before.currency
            and windows.made_date > before.receipt_date
    asof left join measures.promise_receipts as until
        on
            windows.pool = until.pool
            and windows.currency = until.currency
            and windows.last_date >= until.receipt_date
),

taken as (
    select
        *,
        greatest(least(amount, end_amount - start_amount), 0) as received_amount,
        greatest(least(start_amount + amount, end_amount), 0) as pointer
    from placed
    where place = 1

    union all

    select
        placed.*,
        greatest(
            least(placed.amount, placed.end_amount - greatest(pointer, placed.start_amount)), 0
        ),
        greatest(
            pointer,
            least(greatest(pointer, placed.start_amount) + placed.amount, placed.end_amount)
        )
    from taken
    join placed
        on
            taken.pool = placed.pool
            and taken.currency = placed.currency
            and taken.place + 1 = placed.place
)

select
    taken.* exclude (place, start_amount, end_amount, pointer, received_amount),
    coalesce(currencies.report_currency, taken.currency) as report_currency,
    cast(taken.received_amount as decimal(38, 4)) as received_amount,
    report_amount(taken.amount, rates.rate) as report_amount,
    case
        when taken.received_amount
            >= cast(taken.amount * run.promise_kept_rate() as decimal(38, 4)) then 'kept'
        when taken.last_date >= run.as_of() then 'not_due'
        when taken.received_amount > 0 then 'partial'
        else 'broken'
    end as status
from taken
left join ledger.currencies as currencies using (currency)
left join ledger.rates as rates
    on taken.currency = rates.currency and taken.made_date = rates.rate_date
