-- One row per item whose lateness is settled: from judged_date on it is known whether it was very late.
-- Judged are items due more than very_late_days ago, paid or not, so that slow items are not missed and none is early.
-- Left out: what a credit or an adjustment closed before that day, and what was settled on a day nobody knows. In dispute meanwhile: it counts as disputed, not late.
-- Scratch.
with settled as (
    select
        item_id,
        invoice_id,
        customer_id,
        report_currency,
        due_date,
        closed_date,
        due_date + cast(run.very_late_days() as integer) as last_date
    from ledger.invoices
    where
        amount > 0
        and not is_timing_unknown
        and due_date + cast(run.very_late_days() as integer) < run.as_of()
        and (
            closed_date is null
            or closing_kind = 'cash'
            or closed_date > due_date + cast(run.very_late_days() as integer)
        )
),

disputed as (
    select distinct settled.item_id
    from settled
    join ledger.disputes as disputes
        on
            settled.invoice_id = disputes.invoice_id
            and disputes.opened_date <= settled.last_date
            and coalesce(disputes.closed_date, date '9999-12-31') >= settled.due_date
)

select
    settled.item_id,
    settled.customer_id,
    settled.report_currency,
    settled.due_date,
    settled.closed_date,
    cast(settled.last_date + 1 as date) as judged_date,
    coalesce(settled.closed_date > settled.last_date, true) as is_very_late,
    disputed.item_id is not null as is_disputed
from settled
left join disputed using (item_id)
