-- One row per cleared credit note of which something cleared items of its customer, the oldest first: that part was no money.
-- Scratch.
with told as (
    select item_id, credit_amount from ledger.cleared_items
    union all
    select item_id, credited_amount
    from ledger.documents
    where paid_date is not null and credited_amount > 0
),

used as (
    select
        documents.company_id, documents.customer_id, documents.currency, documents.paid_date as settled_date,
        coalesce(documents.clearing_id, '') as clearing, sum(told.credit_amount) as amount
    from told
    join ledger.documents as documents using (item_id)
    group by all
),

ends as (
    select *, sum(amount) over (
        partition by company_id, customer_id, currency, settled_date, clearing
        order by issue_date, credit_note_id
        rows unbounded preceding
    ) as end_amount
    from ledger.cleared_credits
)

select
    ends.company_id,
    ends.credit_note_id as source_id,
    cast(least(used.amount, ends.end_amount) - (ends.end_amount - ends.amount) as decimal(18, 4)) as offset_amount
from ends
join used using (company_id, customer_id, currency, settled_date, clearing)
where used.amount > ends.end_amount - ends.amount
