-- One row per ledger: the days at which balances are not known, from unknown_from until the day before unknown_until
-- (collections: in every period that touches them); and the last day of which sales are not known, for a snapshot lists no invoice paid before it.
-- is_selective: so many settlements have no day that those that have one do not stand for all: nothing issued meanwhile is learnt from.
with spans as (
    select
        min(issue_date) as unknown_from,
        max(application_date) as unknown_until,
        'some invoices were settled on days that the export does not hold' as reason
    from ledger.applications
    where kind = 'undated' or source_type = 'undated_write_off'

    union all

    select
        min(credit_date),
        max(settled_date),
        'some credits were used on days that the export does not hold'
    from (
        select credit_date, settled_date from ledger.credits where source_type = 'used_credit'
        union all
        select credit_date, used_date from ledger.credit_uses where end_kind = 'undated'
    ) as used

    union all

    select
        date '0001-01-01',
        max(first_date),
        'the first snapshot of open items is later'
    from (
        select min(step_date) as first_date
        from ledger.snapshot_steps
        group by company_id
    ) as companies

    union all

    select
        date '0001-01-01',
        report_date,
        'a list of open items does not tell what was settled before'
    from ingest.life
    cross join ledger.export_shape
    where is_open_list and exists (select 1 from ingest.invoices)
)

select
    coalesce(min(unknown_from) filter (where unknown_until is not null), date '9999-12-31') as unknown_from,
    coalesce(max(unknown_until), date '0001-01-01') as unknown_until,
    arg_min(reason, (unknown_from, reason)) filter (where unknown_until is not null) as reason,
    (
        select max(until_date)
        from (
            select greatest(items.step_date, snapshots.snapshot_date) as until_date
            from ledger.snapshot_items as items
            join ledger.snapshots as snapshots using (company_id)
            union all
            select report_date from ingest.life cross join ledger.export_shape where is_open_list
        ) as lists
    ) as sales_unknown_until,
    'lists of open items do not list every sale' as sales_reason,
    exists (
        select 1 from ledger.snapshot_settlements where after_date is not null
    ) as has_inferred,
    (
        select 20 * count(*) filter (where kind = 'undated') > count(*)
        from ledger.applications
    ) as is_selective
from spans
