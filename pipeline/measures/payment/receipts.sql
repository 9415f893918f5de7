-- One row per cash application: how long the money took. Days to pay = terms + days late, each signed.
-- View.
select
    invoice_id,
    customer_id,
    currency,
    report_currency,
    application_date,
    amount,
    cast(date_diff('day', issue_date, application_date) as integer) as days_to_pay,
    cast(date_diff('day', issue_date, due_date) as integer) as terms_days,
    cast(date_diff('day', due_date, application_date) as integer) as days_late,
    is_only and not is_split as is_only_receipt
from ledger.applications
where kind = 'cash'
