-- One row per pool of cash, currency and day of receipt: what was received by then. Cash is dated by receipt.
-- Cash on an invoice while a promise that names it runs is that invoice's; all other cash is the customer's.
with received as (
    select
        coalesce(source_customer_id, customer_id) as customer_id,
        invoice_id,
        currency,
        source_date as receipt_date,
        amount
    from ledger.applications
    where kind = 'cash'

    union all

    select customer_id, null, currency, credit_date, unapplied_amount
    from ledger.credits
    where kind = 'cash'
),

relevant as (
    select *
    from received
    where
        customer_id in (select customer_id from measures.promise_windows)
        or invoice_id in (select invoice_id from measures.promise_windows)
),

named as (
    select distinct
        received.invoice_id,
        received.currency,
        received.receipt_date
    from relevant as received
    join measures.promise_windows as windows
        on
            received.invoice_id = windows.invoice_id
            and received.currency = windows.currency
            and received.receipt_date between windows.made_date and windows.last_date
),

pooled as (
    select
        case
            when named.invoice_id is not null then 'invoice ' || received.invoice_id
            else 'customer ' || received.customer_id
        end as pool,
        received.currency,
        received.receipt_date,
        sum(received.amount) as amount
    from relevant as received
    left join named using (invoice_id, currency, receipt_date)
    group by all
)

select
    pool,
    currency,
    receipt_date,
    sum(amount) over (
        partition by pool, currency
        order by receipt_date
    ) as received_amount
from pooled
semi join measures.promise_windows using (pool, currency)
