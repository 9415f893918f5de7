-- One row per company and customer number or name of the alias file: the customer it stands for. A row of that file
-- without a company holds for all. An alias of an alias stands for the same customer; of several rows for one alias the
-- first in order counts.
with recursive companies as (
    select company_id from ingest.invoices
    union
    select company_id from ingest.payments
    union
    select company_id from ingest.credit_notes
    union
    select company_id from ingest.open_items
    union
    select company_id from ingest.customers
),

given as (
    select
        companies.company_id,
        aliases.alias,
        aliases.customer_id
    from ingest.aliases as aliases
    join companies
        on aliases.company_id = companies.company_id or aliases.company_id = ''
    where aliases.alias <> aliases.customer_id
    qualify row_number() over (
        partition by companies.company_id, aliases.alias
        order by aliases.company_id desc, aliases.customer_id
    ) = 1
),

followed as (
    select
        *,
        1 as steps
    from given

    union all

    select
        followed.company_id,
        followed.alias,
        given.customer_id,
        followed.steps + 1
    from followed
    join given
        on followed.company_id = given.company_id and followed.customer_id = given.alias
    where followed.steps < 10 and given.customer_id <> followed.alias
)

select
    company_id,
    alias,
    normalised_name(alias) as normal_name,
    arg_max(customer_id, steps) as customer_id
from followed
group by company_id, alias
