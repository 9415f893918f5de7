-- One row per customer and report currency: what is at stake with it at the as-of date.
-- Exposure is open + ordered and not yet invoiced - unapplied credits. An order is uninvoiced by what no invoice names of it.
with invoiced as (
    select
        order_id,
        sum(amount) as amount
    from ingest.invoices
    where order_id is not null and issue_date <= getvariable('as_of')
    group by order_id
),

ordered as (
    select
        orders.customer_id,
        coalesce(currencies.report_currency, orders.currency) as report_currency,
        sum(
            coalesce(
                base_amount(orders.amount - coalesce(invoiced.amount, 0), rates.rate),
                orders.amount - coalesce(invoiced.amount, 0)
            )
        ) as ordered_amount
    from ingest.orders as orders
    left join invoiced using (order_id)
    left join ledger.currencies as currencies using (currency)
    left join ledger.rates as rates
        on orders.currency = rates.currency and rates.rate_date = getvariable('as_of')
    where
        orders.order_date <= getvariable('as_of')
        and orders.amount > coalesce(invoiced.amount, 0)
    group by all
),

parts as (
    select customer_id, report_currency, gross_amount, unapplied_amount, 0 as ordered_amount
    from measures.positions
    where as_of_date = getvariable('as_of')

    union all

    select customer_id, report_currency, 0, 0, ordered_amount
    from ordered
    semi join ledger.customers using (customer_id)
)

select
    customer_id,
    report_currency,
    cast(sum(gross_amount) as decimal(18, 4)) as open_amount,
    cast(sum(unapplied_amount) as decimal(18, 4)) as unapplied_amount,
    cast(sum(ordered_amount) as decimal(18, 4)) as ordered_amount,
    cast(
        sum(gross_amount) + sum(ordered_amount) - sum(unapplied_amount) as decimal(18, 4)
    ) as exposure_amount
from parts
group by customer_id, report_currency
