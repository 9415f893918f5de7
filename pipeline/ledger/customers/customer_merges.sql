-- One row per number or name that exports use for a customer known under another one, and currency: how many documents,
-- and the amount of their invoices. Nothing is merged by likeness alone.
with numbers as (
    select
        aliases.customer_id,
        aliases.alias as exported_as,
        'alias file' as merged_by,
        invoices.currency,
        count(*) as count_invoices,
        sum(invoices.amount) as invoiced_amount
    from ingest.invoices as invoices
    join ledger.aliases as aliases
        on invoices.customer_id = aliases.alias and invoices.company_id = aliases.company_id
    where invoices.issue_date <= run.as_of()
    group by all
),

names as (
    select
        customer_names.customer_id,
        invoices.customer_name as exported_as,
        case when customer_names.is_alias then 'alias file' else 'same name' end as merged_by,
        invoices.currency,
        count(*) as count_invoices,
        sum(invoices.amount) as invoiced_amount
    from ingest.invoices as invoices
    join ledger.customer_names as customer_names
        on
            invoices.company_id = customer_names.company_id
            and invoices.customer_name = customer_names.customer_name
    where
        invoices.customer_id is null
        and invoices.customer_name is not null
        and invoices.issue_date <= run.as_of()
    group by all
),

joined as (
    select customer_id
    from ledger.customer_names
    group by customer_id
    having count(distinct customer_name) > 1 or bool_or(is_alias)
)

select * from numbers
union all
select names.*
from names
where names.exported_as <> names.customer_id and (names.merged_by = 'alias file' or names.customer_id in (select customer_id from joined))
