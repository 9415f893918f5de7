-- One row per customer of the customers file; the first row counts where a number repeats or several are aliases of one.
with resolved as (
    select
        customers.* exclude (customer_id, parent_customer_id, terms),
        coalesce(aliases.customer_id, customers.customer_id) as customer_id,
        coalesce(parents.customer_id, customers.parent_customer_id) as parent_customer_id,
        coalesce(terms_keys.terms_words, customers.terms) as terms,
        aliases.customer_id is not null as is_alias
    from ingest.customers as customers
    left join ledger.aliases as aliases
        on customers.customer_id = aliases.alias and customers.company_id = aliases.company_id
    left join ledger.aliases as parents
        on
            customers.parent_customer_id = parents.alias
            and customers.company_id = parents.company_id
    left join ledger.terms_keys as terms_keys
        on customers.terms = terms_keys.terms
    where customers.customer_id is not null
)

select * exclude (is_alias)
from resolved
qualify row_number() over (
    partition by customer_id
    order by is_alias, company_id, customer_name, parent_customer_id, segment, region, terms
) = 1
