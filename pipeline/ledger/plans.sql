-- One row per instalment of a payment plan agreed by the as-of date.
-- Without a currency, or a customer, it has that of the invoices it names, else the customer's only one.
with named as (
    select distinct
        plans.company_id,
        plans.plan_id,
        trim(invoice.invoice_id) as invoice_id
    from ingest.plans as plans
    cross join unnest(string_split_regex(plans.invoice_ids, '[;,|\s]+')) as invoice (invoice_id)
),

parties as (
    select
        named.company_id,
        named.plan_id,
        min(invoices.customer_id) as customer_id,
        min(invoices.currency) as currency
    from named
    join ledger.invoices as invoices using (invoice_id)
    group by named.company_id, named.plan_id
),

currencies as (
    select
        customer_id,
        min(currency) as currency
    from ledger.invoices
    where customer_id in (select customer_id from ingest.plans)
    group by customer_id
    having count(distinct currency) = 1
)

select
    plans.plan_id,
    plans.company_id,
    coalesce(aliases.customer_id, plans.customer_id, parties.customer_id, '(unknown)') as customer_id,
    plans.agreed_date,
    plans.instalment_date,
    plans.amount,
    coalesce(nullif(plans.currency, 'XXX'), parties.currency, currencies.currency, 'XXX') as currency,
    plans.invoice_ids
from ingest.plans as plans
left join parties using (company_id, plan_id)
left join ledger.aliases as aliases
    on plans.customer_id = aliases.alias and plans.company_id = aliases.company_id
left join currencies
    on coalesce(aliases.customer_id, plans.customer_id, parties.customer_id) = currencies.customer_id
where plans.agreed_date <= run.as_of()
