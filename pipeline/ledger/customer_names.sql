-- One row per company and customer name as exported, with the customer it belongs to.
-- A name without a number joins the one number known for it in its company, else stands for itself.
with named as (
    select distinct
        company_id,
        customer_id,
        customer_name,
        normalised_name(customer_name) as normal_name
    from (
        select company_id, customer_id, customer_name, issue_date from ingest.invoices
        union all
        select company_id, customer_id, customer_name, issue_date from ingest.credit_notes
    ) as documents
    where customer_name is not null and issue_date <= getvariable('as_of')
),

numbered as (
    select
        company_id,
        normal_name,
        min(customer_id) as customer_id
    from named
    group by company_id, normal_name
    having count(distinct customer_id) = 1
)

select distinct
    named.company_id,
    named.customer_name,
    named.normal_name,
    coalesce(
        numbered.customer_id,
        named.normal_name
        || case when named.company_id <> '' then ' (' || named.company_id || ')' else '' end
    ) as customer_id
from named
left join numbered using (company_id, normal_name)
where named.normal_name is not null
