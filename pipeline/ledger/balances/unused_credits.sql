-- One row per payment or credit note known at the as-of date of which something was never applied, before money was paid back
-- that names no credit. waiting_amount stood on the account until settled_date; unapplied_amount is what still does, of which
-- spent_amount is more than the export says is left (known where nothing of it is later than the as-of date). What invoices
-- tell of themselves is no part of the amount.
-- Scratch.
with whole as (
    select source_type, source_id
    from ledger.applications
    where amount = source_amount and source_type <> 'adjustment'
),

rest as (
    select
        sources.* replace (sources.amount - coalesce(told.told_amount, 0) as amount),
        case
            when sources.applied_amount is not null and run.as_of() >= (select max(last_date) from ingest.life)
                then greatest(sources.amount - sources.applied_amount, 0)
        end as left_amount
    from ledger.sources as sources
    anti join whole using (source_type, source_id)
    left join ledger.implied_payments as told using (source_type, source_id)
    where source_date <= run.as_of()
),

applied as (
    select
        source_type,
        source_id,
        sum(amount) as applied_amount,
        min(customer_id) as customer_id
    from ledger.applications
    where amount < source_amount and source_type <> 'adjustment'
    group by source_type, source_id
)

select
    rest.source_type,
    rest.source_id,
    rest.kind,
    coalesce(rest.customer_id, applied.customer_id, '(unknown)') as customer_id,
    rest.currency,
    coalesce(currencies.report_currency, rest.currency) as report_currency,
    rest.source_date as credit_date,
    rest.amount,
    cast(rest.amount - coalesce(applied.applied_amount, 0) as decimal(18, 4)) as waiting_amount,
    case
        when rest.settled_date <= run.as_of()
            then greatest(rest.settled_date, rest.source_date)
    end as settled_date,
    cast(
        case
            when rest.settled_date <= run.as_of() then 0
            else rest.amount - coalesce(applied.applied_amount, 0)
        end as decimal(18, 4)
    ) as unapplied_amount,
    cast(
        case
            when rest.settled_date <= run.as_of() then 0
            else coalesce(greatest(rest.amount - coalesce(applied.applied_amount, 0) - rest.left_amount, 0), 0)
        end as decimal(18, 4)
    ) as spent_amount,
    rest.method,
    rest.reference
from rest
left join applied using (source_type, source_id)
left join ledger.currencies as currencies using (currency)
where rest.amount <> coalesce(applied.applied_amount, 0)
