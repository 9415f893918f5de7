-- One row per ledger: what the export tells of how its invoices were settled.
-- is_open_list: nothing in it could say that anything is settled, or it states balances and nothing is settled in full; and it
-- holds no second list of open items: what was settled before its day is not known.
-- are_payments_told: every payment says how much of it was used, no application says on what, and invoices say what is paid.
with facts as (
    select
        exists (select 1 from ingest.payments) as has_payments,
        exists (select 1 from ingest.payments where applied_amount is null) as has_untold_payments,
        exists (select 1 from ingest.applications) as has_applications,
        exists (select 1 from ingest.applications where source_type = 'credit_note') as has_credit_applications,
        exists (select 1 from ingest.invoices where paid_amount is not null) as has_paid_amounts,
        exists (select 1 from ingest.invoices where paid_date is not null) as has_paid_dates,
        exists (select 1 from ingest.files where is_settling) as has_settlements,
        exists (
            select 1 from ingest.invoices
            where amount > 0 and (paid_date is not null or paid_amount + coalesce(credited_amount, 0) >= amount)
        ) as has_settled_invoices,
        (select count(distinct snapshot_date) from ingest.open_items) as count_snapshots
)

select
    has_payments,
    has_credit_applications,
    not has_settlements and not has_settled_invoices and count_snapshots <= 1 as is_open_list,
    not has_payments and not has_applications as are_paid_amounts_told,
    has_payments and not has_untold_payments and not has_applications
    and (has_paid_amounts or has_paid_dates) as are_payments_told,
    are_payments_told and has_paid_amounts as is_blank_nothing_paid
from facts
