-- One row per undone part and span of days between two on which what is open of its invoice can change: its beginning and its
-- end, the issue of an item, each settlement that lasts, and the beginning of another part.
-- offset_amount: what of parts that were undone later stands before it on the invoice.
with changes as (
    select part_id, from_date as day from ledger.undone_parts
    union
    select part_id, to_date from ledger.undone_parts
    union
    select parts.part_id, documents.issue_date
    from ledger.undone_parts as parts
    join ledger.documents as documents using (invoice_id)
    where documents.issue_date > parts.from_date and documents.issue_date < parts.to_date
    union
    select parts.part_id, applications.application_date
    from ledger.undone_parts as parts
    join ledger.applications as applications using (invoice_id)
    where applications.application_date > parts.from_date and applications.application_date < parts.to_date
    union
    select parts.part_id, others.from_date
    from ledger.undone_parts as parts
    join ledger.undone_parts as others using (invoice_id)
    where others.from_date > parts.from_date and others.from_date < parts.to_date
),

spans as (
    select
        part_id,
        day as first_day,
        lead(day, 1, day) over days as next_day,
        row_number() over days as place,
        lead(day) over days is null as is_end
    from changes
    window days as (partition by part_id order by day)
)

select
    parts.* exclude (from_date, to_date, begin_kind, end_kind),
    spans.first_day as from_date,
    spans.next_day as to_date,
    case when spans.first_day = parts.from_date then parts.begin_kind else 'application' end as begin_kind,
    case when spans.next_day = parts.to_date then parts.end_kind else 'application' end as end_kind,
    cast(coalesce((
        select sum(later.amount)
        from ledger.undone_parts as later
        where later.invoice_id = parts.invoice_id and later.part_id < parts.part_id
            and later.from_date <= spans.first_day and later.to_date >= spans.next_day
    ), 0) as decimal(18, 4)) as offset_amount
from spans
join ledger.undone_parts as parts using (part_id)
where not spans.is_end or spans.place = 1
