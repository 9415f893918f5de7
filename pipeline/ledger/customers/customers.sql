-- One row per customer of a document or of the customers file. A name that several customers have carries their number,
-- `KRAFT (4711)`; own_name is as the export has it, of several names of one number the last.
with seen as (
    select customer_id from ledger.documents where issue_date <= run.as_of()
    union
    select customer_id from ledger.credits
    union
    select customer_id from ledger.undone
    union
    select customer_id from ledger.customer_attributes
),

names as (
    select
        customer_id,
        case
            when count(distinct customer_name) = 1 then min(customer_name)
            when count(distinct normal_name) filter (where not is_alias) > 1
                then arg_max(customer_name, (last_date, customer_name)) filter (where not is_alias)
            else min(normal_name)
        end as customer_name
    from ledger.customer_names
    group by customer_id
),

parts as (
    select
        customer_id,
        min(segment) as segment,
        min(region) as region,
        min(sales_rep) as sales_rep
    from ledger.documents
    where issue_date <= run.as_of()
    group by customer_id
),

named as (
    select
        seen.customer_id,
        coalesce(attributes.customer_name, names.customer_name, seen.customer_id) as own_name,
        case
            when count(*) over (partition by own_name) > 1 and starts_with(seen.customer_id, own_name)
                then seen.customer_id
            when count(*) over (partition by own_name) > 1
                then own_name || ' (' || seen.customer_id || ')'
            else own_name
        end as customer_name
    from seen
    left join ledger.customer_attributes as attributes using (customer_id)
    left join names using (customer_id)
)

select
    named.customer_id,
    named.customer_name,
    named.own_name,
    attributes.parent_customer_id,
    coalesce(attributes.segment, parts.segment) as segment,
    coalesce(attributes.region, parts.region) as region,
    attributes.country,
    coalesce(attributes.sales_rep, parts.sales_rep) as sales_rep,
    attributes.terms,
    attributes.credit_limit,
    attributes.insured_limit,
    attributes.credit_rating,
    attributes.email,
    attributes.contact_name,
    attributes.phone,
    -- `de-AT`, `DE` and `German` are one language to whoever writes a message.
    case
        when starts_with(lower(attributes.language), 'de') or lower(attributes.language) = 'german' then 'de'
        when starts_with(lower(attributes.language), 'fr') then 'fr'
        when starts_with(lower(attributes.language), 'es') or lower(attributes.language) = 'spanish' then 'es'
        when attributes.language is not null then 'en'
        when attributes.country in ('DE', 'AT', 'LI') then 'de'
        when attributes.country in ('FR', 'LU', 'MC') then 'fr'
        when attributes.country in ('ES', 'MX', 'AR', 'CO', 'CL', 'PE') then 'es'
        else 'en'
    end as language
from named
left join ledger.customer_attributes as attributes using (customer_id)
left join parts using (customer_id)
