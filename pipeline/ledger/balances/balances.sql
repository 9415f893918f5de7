-- One row per amount that stood open on an item or on a customer's account, from one date until the day another began.
-- amount is positive on receivables and negative on unapplied credits; to_date is the day it is gone (null: still open).
-- first_date and last_date: the dates of the calendar between which it stood open; none where the first is after the last.
-- kind: what settled it. is_last marks the one row of an item that stays longest, so that summing it counts open items; is_whole: its only row.
-- View.
with parts as (
    select
        'receivable' as account, item_id, customer_id, currency, report_currency, is_split, company_id,
        invoice_id, issue_date, due_date, issue_date as from_date, application_date as to_date, amount,
        kind, is_last, amount = item_amount as is_whole
    from ledger.applications
    anti join ledger.reopened using (item_id)

    union all

    select
        'receivable', item_id, customer_id, currency, report_currency, is_split, company_id,
        invoice_id, issue_date, due_date, issue_date, null, open_amount,
        null, true, settled_amount = 0
    from ledger.invoices
    anti join ledger.reopened using (item_id)
    where open_amount <> 0

    union all

    select
        'receivable', item_id, customer_id, currency, report_currency, is_split, company_id,
        invoice_id, issue_date, due_date, from_date, to_date, amount,
        kind, is_last, false
    from ledger.reopened

    union all

    select
        'unapplied', item_id, customer_id, currency, report_currency, false, null,
        null, issue_date, due_date, from_date, to_date, -amount,
        null, false, false
    from ledger.undone
    where account = 'unapplied' and from_date < to_date

    union all

    select
        'unapplied', source_type || ' ' || source_id, source_customer_id, currency, report_currency, false, null,
        null, source_date, source_date, source_date, application_date, -amount,
        null, false, false
    from ledger.applications
    where is_moved and application_date > source_date

    union all

    select
        'unapplied', source_type || ' ' || source_id, customer_id, currency, report_currency, false, null,
        null, credit_date, credit_date, credit_date, settled_date, -waiting_amount,
        null, false, false
    from ledger.credits
    where settled_date is null or settled_date > credit_date
)

select
    *,
    period_end(from_date) as first_date,
    last_date_before(to_date) as last_date
from parts
