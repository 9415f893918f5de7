-- One row per company and customer name as exported, with the customer it belongs to: by the alias file, else the one
-- number known for the name in its company, else the name itself.
with exported as (
    select company_id, customer_id, customer_name, issue_date as dated from ingest.invoices
    union all
    select company_id, customer_id, customer_name, issue_date from ingest.credit_notes
    union all
    select company_id, customer_id, customer_name, payment_date from ingest.payments
    union all
    select company_id, customer_id, customer_name, refund_date from ingest.refunds
    union all
    select company_id, customer_id, customer_name, snapshot_date from ingest.open_items
),

named as (
    select
        company_id,
        customer_id,
        customer_name,
        normalised_name(customer_name) as normal_name,
        max(dated) as last_date
    from exported
    where customer_name is not null and dated <= run.as_of()
    group by company_id, customer_id, customer_name
),

known as (
    select company_id, customer_id, normal_name from named where customer_id is not null
    union
    select company_id, customer_id, normalised_name(customer_name)
    from ingest.customers
    where customer_name is not null
),

numbered as (
    select
        known.company_id,
        known.normal_name,
        min(coalesce(aliases.customer_id, known.customer_id)) as customer_id
    from known
    left join ledger.aliases as aliases
        on known.customer_id = aliases.alias and known.company_id = aliases.company_id
    group by known.company_id, known.normal_name
    having count(distinct coalesce(aliases.customer_id, known.customer_id)) = 1
),

company_free as (
    select
        normal_name,
        min(customer_id) as customer_id
    from numbered
    where company_id = ''
    group by normal_name
)

select
    named.company_id,
    named.customer_name,
    named.normal_name,
    coalesce(
        aliases.customer_id,
        numbered.customer_id,
        company_free.customer_id,
        named.normal_name
        || case when named.company_id <> '' then ' (' || named.company_id || ')' else '' end
    ) as customer_id,
    aliases.customer_id is not null as is_alias,
    max(named.last_date) as last_date
from named
left join (select distinct normal_name, company_id, customer_id from ledger.aliases) as aliases
    on named.normal_name = aliases.normal_name and named.company_id = aliases.company_id
left join numbered
    on named.company_id = numbered.company_id and named.normal_name = numbered.normal_name
left join company_free on named.normal_name = company_free.normal_name
where named.normal_name is not null
group by all
