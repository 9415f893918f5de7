-- One row per ledger: what the export tells of how its invoices were settled.
-- is_open_list: nothing in it could say that anything is settled, or it states balances and nothing is settled in full; and it
-- holds no second list of open items: what was settled before its day is not known.
-- are_payments_told: every payment says how much of it was used, no application says on what, and invoices say what is paid.
with payment_facts as (
    select
        count(*) > 0 as has_payments,
        coalesce(bool_or(applied_amount is null), false) as has_untold_payments
    from ingest.payments
),

application_facts as (
    select
        count(*) > 0 as has_applications,
        coalesce(bool_or(source_type = 'credit_note'), false) as has_credit_applications
    from ingest.applications
),

invoice_facts as (
    select
        coalesce(bool_or(paid_amount is not null), false) as has_paid_amounts,
        coalesce(bool_or(paid_date is not null), false) as has_paid_dates,
        coalesce(
            bool_or(amount > 0 and (paid_date is not null or paid_amount + coalesce(credited_amount, 0) >= amount)), false
        ) as has_settled_invoices
    from ingest.invoices
),

file_facts as (
    select coalesce(bool_or(is_settling), false) as has_settlements from ingest.files
),

snapshot_facts as (
    select count(distinct snapshot_date) as count_snapshots from ingest.open_items
)

select
    has_payments,
    has_credit_applications,
    not has_settlements and not has_settled_invoices and count_snapshots <= 1 as is_open_list,
    not has_payments and not has_applications as are_paid_amounts_told,
    has_payments and not has_untold_payments and not has_applications
    and (has_paid_amounts or has_paid_dates) as are_payments_told,
    are_payments_told and has_paid_amounts as is_blank_nothing_paid
from payment_facts
cross join application_facts
cross join invoice_facts
cross join file_facts
cross join snapshot_facts
