-- One row per order of the as-of date that invoices do not yet cover: what is left of it, in report currency, and its age.
-- An order is uninvoiced by what no invoice of its company names of it; an order of the past without any is asked about.
with invoiced as (
    select
        company_id,
        order_id,
        sum(amount) as amount
    from ingest.invoices
    where order_id is not null and issue_date <= run.as_of()
    group by company_id, order_id
),

rest as (
    select
        orders.company_id,
        orders.order_id,
        coalesce(aliases.customer_id, orders.customer_id, names.customer_id, '(unknown)') as customer_id,
        orders.order_date,
        orders.currency,
        orders.amount,
        coalesce(invoiced.amount, 0) as invoiced_amount,
        orders.amount - coalesce(invoiced.amount, 0) as rest_amount
    from ingest.orders as orders
    left join invoiced using (company_id, order_id)
    left join ledger.aliases as aliases
        on orders.customer_id = aliases.alias and orders.company_id = aliases.company_id
    left join ledger.customer_names as names
        on
            orders.customer_id is null
            and orders.company_id = names.company_id
            and orders.customer_name = names.customer_name
    where orders.order_date <= run.as_of() and orders.amount > coalesce(invoiced.amount, 0)
)

select
    rest.* exclude (rest_amount),
    coalesce(currencies.report_currency, rest.currency) as report_currency,
    report_amount(rest_amount, rates.rate) as uninvoiced_amount,
    cast(run.as_of() - order_date as integer) as age_days,
    run.as_of() - order_date > run.stale_order_days() and invoiced_amount = 0 as is_stale
from rest
left join ledger.currencies as currencies using (currency)
left join ledger.rates as rates
    on rest.currency = rates.currency and rates.rate_date = run.as_of()
