-- One row per item that says how much of it is paid, and payments say how much of them was used, or that states its balance,
-- of which payments and credits explain less: the rest is settled on a day nobody knows (taken as the as-of date). Where there
-- are neither payments nor applications, ledger.own_settlements has it.
-- Scratch.
with told as (
    select documents.*,
        least(
            documents.amount, coalesce(documents.amount - documents.stated_open_amount, documents.paid_amount)
        ) as told_amount
    from ledger.documents as documents
    cross join ledger.export_shape as shape
    where
        documents.paid_date is null
        and (
            (shape.are_payments_told and documents.paid_amount > 0)
            or (documents.stated_open_amount < documents.amount and not shape.are_paid_amounts_told)
        )
        and documents.issue_date <= run.as_of()
),

-- Whatever was applied on a known day explains it, also on a later one: what is stated is of the day of the export.
explained as (
    select item_id, sum(amount) as amount
    from (
        select item_id, amount
        from ledger.claims
        where
            item_id is not null
            and (
                source_type not in ('credited_amount', 'written_off_amount', 'undated_write_off', 'open_amount')
                or item_id in (select item_id from told where stated_open_amount is not null)
            )
            and is_same_currency and amount > 0
        union all
        select item_id, amount from ledger.instalment_settlements
        union all
        select item_id, amount from ledger.matches
    ) as claims
    where (item_id not in (select item_id from told)) = false
    group by item_id
)

select
    'paid_amount' as source_type,
    'undated' as kind,
    told.item_id as source_id,
    run.as_of() as settled_date,
    cast(told.told_amount - coalesce(explained.amount, 0) as decimal(18, 4)) as settled_amount,
    told.company_id, told.invoice_id, told.item_id, told.amount, told.customer_id,
    told.currency, told.report_currency, told.issue_date, told.due_date, told.is_split
from told
left join explained using (item_id)
where told.told_amount > coalesce(explained.amount, 0)
