-- One row per amount that stood open on an item or on a customer's account, from one date until the day another began.
-- amount is positive on receivables and negative on unapplied credits; to_date is the day it is gone (null: still open).
-- is_last marks the one row of an item that stays longest, so that summing it counts open items.
with repeated as (
    select
        item_id,
        application_date = max(application_date) over items
        and row_number() over (
            items order by application_date desc, source_type, source_id, amount
        ) = 1
        and sum(amount) over items = item_amount as is_last,
        * exclude (item_id)
    from ledger.applications
    where not is_only
    window items as (partition by item_id)
),

settled as (
    select *, amount = item_amount as is_last
    from ledger.applications
    where is_only

    union all by name

    select * from repeated
),

account as (
    select source_type, source_id, source_customer_id as customer_id, currency, report_currency,
        source_date as from_date, application_date as to_date, amount
    from ledger.applications
    where is_moved and application_date > source_date

    union all

    select source_type, source_id, customer_id, currency, report_currency,
        credit_date, settled_date, waiting_amount
    from ledger.credits
    where settled_date is null or settled_date > credit_date
)

select
    'receivable' as account,
    item_id,
    customer_id,
    currency,
    report_currency,
    is_split,
    company_id,
    invoice_id,
    issue_date,
    due_date,
    issue_date as from_date,
    application_date as to_date,
    amount,
    is_last
from settled

union all

select
    'receivable', item_id, customer_id, currency, report_currency, is_split, company_id,
    invoice_id, issue_date, due_date, issue_date, null, open_amount, true
from ledger.invoices
where open_amount <> 0

union all

select
    'unapplied', source_type || ' ' || source_id, customer_id, currency, report_currency, false, null, null,
    from_date, from_date, from_date, to_date, -amount, false
from account
