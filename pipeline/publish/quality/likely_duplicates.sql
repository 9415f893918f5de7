-- One row per pair of customers that may be one: a proposal for the alias file. Open amounts are net, in base currency.
with base as (
    select min(base_currency) as report_currency from ledger.currencies
),

open_amounts as (
    select
        customer_id,
        sum(net_amount) as open_amount
    from measures.positions
    where
        as_of_date = run.as_of()
        and report_currency = (select report_currency from base)
    group by customer_id
)

select
    pairs.customer_id,
    one.customer_name,
    pairs.other_customer_id,
    other.customer_name as other_customer_name,
    pairs.alike_in,
    pairs.similarity_rate,
    base.report_currency,
    cast(coalesce(one_open.open_amount, 0) as decimal(38, 4)) as open_amount,
    cast(coalesce(other_open.open_amount, 0) as decimal(38, 4)) as other_open_amount
from ledger.likely_duplicates as pairs
cross join base
join ledger.customers as one on pairs.customer_id = one.customer_id
join ledger.customers as other on pairs.other_customer_id = other.customer_id
left join open_amounts as one_open on pairs.customer_id = one_open.customer_id
left join open_amounts as other_open on pairs.other_customer_id = other_open.customer_id
order by pairs.similarity_rate desc, pairs.customer_id, pairs.other_customer_id
