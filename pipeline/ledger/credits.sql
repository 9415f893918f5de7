-- One row per payment or credit note known at the as-of date of which something is still unapplied.
with whole as (
    select source_type, source_id
    from ledger.applications
    where amount = source_amount and source_type <> 'adjustment'
),

rest as (
    select *
    from ledger.sources
    anti join whole using (source_type, source_id)
    where source_date <= getvariable('as_of')
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
    cast(rest.amount - coalesce(applied.applied_amount, 0) as decimal(18, 4)) as unapplied_amount,
    rest.method,
    rest.reference
from rest
left join applied using (source_type, source_id)
left join ledger.currencies as currencies using (currency)
where rest.amount <> coalesce(applied.applied_amount, 0)
