-- One row per amount that went back, whatever its date, with the customer, credit or invoice that it names: paid back to the
-- customer, or a payment undone (bounced, reversed, charged back). Of a refund that is told as a whole and in parts, the
-- parts, and what of the whole they do not tell.
with parts as (
    select refund_id, sum(amount) as amount
    from ingest.refunds
    where coalesce(is_total, 'false') = 'false'
    group by refund_id
),

told as (
    select
        refunds.* exclude (is_total) replace (
            case when is_total = 'true' then refunds.amount - coalesce(parts.amount, 0) else refunds.amount end as amount
        )
    from ingest.refunds as refunds
    left join parts using (refund_id)
)

select
    told.company_id,
    told.refund_id,
    told.refund_date,
    coalesce(aliases.customer_id, told.customer_id, customer_names.customer_id) as customer_id,
    told.currency,
    cast(told.amount as decimal(18, 4)) as amount,
    case when told.source_id is not null then coalesce(told.source_type, 'payment') end as source_type,
    told.source_id,
    told.invoice_id
from told
left join ledger.aliases as aliases
    on told.customer_id = aliases.alias and told.company_id = aliases.company_id
left join ledger.customer_names as customer_names
    on
        told.customer_id is null
        and told.company_id = customer_names.company_id
        and told.customer_name = customer_names.customer_name
where told.amount > 0
