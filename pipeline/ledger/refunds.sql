-- One row per amount that went back by the as-of date, with the customer, credit or invoice that it names: paid back to the
-- customer, or a payment undone (bounced, reversed, charged back).
select
    refunds.company_id,
    refunds.refund_id,
    refunds.refund_date,
    coalesce(aliases.customer_id, refunds.customer_id, customer_names.customer_id) as customer_id,
    refunds.currency,
    refunds.amount,
    case when refunds.source_id is not null then coalesce(refunds.source_type, 'payment') end as source_type,
    refunds.source_id,
    refunds.invoice_id
from ingest.refunds as refunds
left join ledger.aliases as aliases
    on refunds.customer_id = aliases.alias and refunds.company_id = aliases.company_id
left join ledger.customer_names as customer_names
    on
        refunds.customer_id is null
        and refunds.company_id = customer_names.company_id
        and refunds.customer_name = customer_names.customer_name
where refunds.amount > 0 and refunds.refund_date <= getvariable('as_of')
