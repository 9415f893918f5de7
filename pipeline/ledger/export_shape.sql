-- One row per ledger: what the export tells of how its invoices were settled.
-- are_payments_told: every payment says how much of it was used, no application says on what, and invoices say what is paid.
with facts as (
    select
        exists (select 1 from ingest.payments) as has_payments,
        exists (select 1 from ingest.payments where applied_amount is null) as has_untold_payments,
        exists (select 1 from ingest.applications) as has_applications,
        exists (select 1 from ingest.applications where source_type = 'credit_note') as has_credit_applications,
        exists (select 1 from ingest.invoices where paid_amount is not null) as has_paid_amounts,
        exists (select 1 from ingest.invoices where paid_date is not null) as has_paid_dates
)

select
    has_payments,
    has_credit_applications,
    not has_payments and not has_applications as are_paid_amounts_told,
    has_payments and not has_untold_payments and not has_applications
    and (has_paid_amounts or has_paid_dates) as are_payments_told,
    are_payments_told and has_paid_amounts as is_blank_nothing_paid
from facts
