-- One row per customer and report currency: what is at stake with it at the as-of date.
-- Exposure is open + ordered and not yet invoiced - unapplied credits.
with parts as (
    select customer_id, report_currency, gross_amount, unapplied_amount, 0 as ordered_amount
    from measures.positions
    where as_of_date = run.as_of()

    union all

    select customer_id, report_currency, 0, 0, uninvoiced_amount
    from decisions.open_orders
    semi join ledger.customers using (customer_id)
)

select
    customer_id,
    report_currency,
    cast(sum(gross_amount) as decimal(38, 4)) as open_amount,
    cast(sum(unapplied_amount) as decimal(38, 4)) as unapplied_amount,
    cast(sum(ordered_amount) as decimal(38, 4)) as ordered_amount,
    cast(
        sum(gross_amount) + sum(ordered_amount) - sum(unapplied_amount) as decimal(38, 4)
    ) as exposure_amount
from parts
group by customer_id, report_currency
