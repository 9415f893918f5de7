-- One row per open item that only snapshots know and change of what was open of it, dated by the snapshot that shows it first.
-- after_date: the change came after that day (null: before the first snapshot). A first amount larger than what was open then
-- is a rise to it and a fall from it. Where the export has payments, they alone settle: only the first listing counts.
-- Scratch.
with documented as (
    select company_id, invoice_id, false as is_credit
    from ingest.invoices
    semi join ledger.listed_items using (company_id, invoice_id)
    union all
    select company_id, credit_note_id, true
    from ingest.credit_notes
    union all
    select company_id, payment_id, true
    from ingest.payments
),

listed as (
    select
        listed_items.*,
        lag(place) over seen as last_place,
        lag(open_amount) over seen as last_open_amount,
        lead(place) over seen as next_place,
        exists (select 1 from ingest.payments) as is_settled_by_payments
    from ledger.listed_items as listed_items
    anti join documented using (company_id, invoice_id, is_credit)
    window seen as (partition by company_id, invoice_id, is_credit order by place)
),

changes as (
    select
        company_id, invoice_id, is_credit, snapshot_date as step_date, previous_date as after_date,
        case
            when last_place is null and not is_credit and not is_settled_by_payments
                then greatest(coalesce(amount, open_amount), open_amount)
            else open_amount - case when last_place = place - 1 then last_open_amount else 0 end
        end as change_amount
    from listed
    where last_place is null or not is_settled_by_payments

    union all

    select
        company_id, invoice_id, is_credit, snapshot_date, previous_date, open_amount - amount
    from listed
    where last_place is null and not is_credit and not is_settled_by_payments and amount > open_amount

    union all

    select company_id, invoice_id, is_credit, next_date, snapshot_date, -open_amount
    from listed
    where
        next_place is distinct from place + 1
        and next_date is not null
        and not is_settled_by_payments
)

select *
from changes
where change_amount <> 0
