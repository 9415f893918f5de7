-- One row per thing that snapshots of open items leave to a convention, or say otherwise than the documents do.
-- Snapshots give way to invoices, and to payments.
-- View.
with documented as (
    select listed.*
    from ledger.listed_items as listed
    left join ledger.snapshot_items as items
        on
            listed.company_id = items.company_id
            and listed.invoice_id = items.invoice_id
            and listed.is_credit = items.is_credit
            and items.place = 1
    where
        not listed.is_credit
        and (items.invoice_id is null or exists (select 1 from ingest.payments))
),

booked as (
    select
        documented.company_id,
        documented.invoice_id,
        documented.snapshot_date,
        sum(balances.amount) as amount
    from documented
    join ledger.balances as balances
        on
            documented.company_id = balances.company_id
            and documented.invoice_id = balances.invoice_id
            and balances.from_date <= documented.snapshot_date
            and coalesce(balances.to_date, date '9999-12-31') > documented.snapshot_date
    where balances.account = 'receivable'
    group by all
)

select
    'warning' as severity,
    'open_items' as file,
    cast(null as integer) as line,
    'open_amount' as "column",
    documented.invoice_id as value,
    'snapshot_differs' as rule,
    documented.invoice_id || ' has ' || cast(documented.open_amount as decimal(18, 2)) || ' open in the snapshot of '
    || documented.snapshot_date || ', and ' || cast(coalesce(booked.amount, 0) as decimal(18, 2))
    || ' by its invoice and payments, which count' as message,
    documented.open_amount - coalesce(booked.amount, 0) as amount
from documented
left join booked using (company_id, invoice_id, snapshot_date)
where documented.open_amount <> coalesce(booked.amount, 0)

union all

select
    'warning', 'open_items', null, 'open_amount', null, 'inferred_settlement',
    'amounts that fell from one snapshot to the next: ' || count(*) || ', each settled in cash on the day of the later one, '
    || 'in truth up to ' || max(date_diff('day', after_date, settled_date) - 1) || ' days before', sum(amount)
from ledger.snapshot_settlements
where after_date is not null and not is_credit
having count(*) > 0

union all

select
    'warning', 'open_items', null, 'open_amount', invoice_id, 'risen_amount',
    invoice_id || ' has more open at ' || step_date || ' than in the snapshot before: an adjustment of that day', amount
from ledger.snapshot_items
where is_rise and not is_credit

union all

select
    'warning', 'open_items', null, 'issue_date', invoice_id, 'listed_late',
    invoice_id || ' is dated ' || listed_issue_date || ', but the snapshots show it otherwise: taken as of ' || issue_date,
    amount
from ledger.snapshot_items
where not is_rise and issue_date <> listed_issue_date
