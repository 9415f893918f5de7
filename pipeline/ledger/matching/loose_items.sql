-- One row per item that a loose payment may settle, by its customer or its reference, with what stated claims leave of it:
-- of an item that says how much of it is settled, no more than that.
-- Scratch.
with wanted as (
    select documents.*
    from ledger.documents as documents
    semi join ledger.unreferenced_payments as loose
        on documents.customer_id = loose.customer_id and documents.currency = loose.currency

    union all

    select documents.*
    from ledger.documents as documents
    semi join ledger.loose_words as words on upper(documents.invoice_id) = words.word
    anti join ledger.unreferenced_payments as loose
        on documents.customer_id = loose.customer_id and documents.currency = loose.currency
),

claimed as (
    select item_id, sum(amount) as amount
    from (
        select item_id, amount
        from ledger.claims
        where
            item_id is not null and is_same_currency and amount > 0
            and effective_date <= run.as_of()
        union all
        select item_id, amount from ledger.instalment_settlements
    ) as claims
    where (item_id not in (select item_id from wanted)) = false
    group by item_id
)

select
    wanted.company_id,
    wanted.invoice_id,
    wanted.item_id,
    wanted.amount as item_amount,
    wanted.customer_id,
    wanted.currency,
    wanted.report_currency,
    wanted.issue_date,
    wanted.due_date,
    wanted.is_split,
    wanted.stated_open_amount is not null as is_stated,
    cast(least(wanted.amount, told_amount) - coalesce(claimed.amount, 0) as decimal(18, 4)) as room_amount
from wanted
cross join ledger.export_shape as shape
cross join lateral (
    select case
        when wanted.stated_open_amount is not null then wanted.amount - wanted.stated_open_amount
        when wanted.paid_amount is not null or shape.is_blank_nothing_paid
            then coalesce(wanted.paid_amount, 0) + coalesce(wanted.credited_amount, 0)
        else wanted.amount
    end as told_amount
) as told
left join claimed using (item_id)
where
    wanted.issue_date <= run.as_of()
    and least(wanted.amount, told_amount) > coalesce(claimed.amount, 0)
