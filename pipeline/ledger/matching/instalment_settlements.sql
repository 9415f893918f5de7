-- One row per share of an unnamed claim that falls on an instalment: the claims in order of date fill the
-- instalments in order of due date, after what was claimed by name.
-- Scratch.
with named as (
    select
        item_id,
        sum(amount) as amount
    from ledger.counted_claims
    where (item_id not in (select item_id from ledger.documents where is_split)) = false
    group by item_id
),

rooms as (
    select
        documents.company_id,
        documents.invoice_id,
        documents.item_id,
        documents.customer_id,
        documents.issue_date,
        documents.due_date,
        documents.amount,
        greatest(documents.amount - coalesce(named.amount, 0), 0) as room
    from ledger.documents as documents
    left join named using (item_id)
    where documents.is_split and documents.issue_date <= run.as_of()
),

filled as (
    select
        *,
        sum(room) over (
            partition by company_id, invoice_id
            order by due_date, item_id
            rows unbounded preceding
        ) as room_end
    from rooms
),

poured as (
    select
        *,
        sum(amount) over (
            partition by company_id, invoice_id
            order by effective_date, source_type, source_id, amount
            rows unbounded preceding
        ) as claim_end
    from ledger.counted_claims
    where item_id is null
)

select
    poured.* exclude (
        item_id, customer_id, issue_date, due_date, item_amount, amount, claim_end
    ),
    filled.item_id,
    filled.customer_id,
    filled.issue_date,
    filled.due_date,
    filled.amount as item_amount,
    least(claim_end, room_end) - greatest(claim_end - poured.amount, room_end - room) as amount
from poured
join filled
    on
        poured.company_id = filled.company_id
        and poured.invoice_id = filled.invoice_id
        and least(claim_end, room_end) > greatest(claim_end - poured.amount, room_end - room)
