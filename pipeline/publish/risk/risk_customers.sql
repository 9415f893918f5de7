-- One row per customer and report currency with something open, among the 500 of its currency with most slow money: what is past due, and
-- what of the rest is likely to come more than five days late (the first of the setting's two, at_risk_days).
-- Where all customers stand here, what is not yet due and what of it is late add up to at_risk_history at the as-of date.
with positions as (
    select customer_id, report_currency, gross_amount as open_amount, overdue_amount
    from measures.positions
    where as_of_date = run.as_of() and gross_amount <> 0
),

later as (
    select
        invoices.customer_id,
        late.report_currency,
        sum(late.amount) as not_due_amount,
        sum(late.late_amount) as late_amount,
        sum(late.delayed_amount) as delayed_amount,
        sum(late.long_delayed_amount) as long_delayed_amount
    from forecast.late_items as late
    join ledger.invoices as invoices using (item_id)
    where late.origin_date = run.as_of()
    group by invoices.customer_id, late.report_currency
),

joined as (
    select
        report_currency,
        customer_id,
        customers.customer_name,
        positions.open_amount,
        positions.overdue_amount,
        cast(positions.overdue_amount + coalesce(later.delayed_amount, 0) as decimal(38, 4)) as slow_amount,
        cast(coalesce(later.not_due_amount, 0) as decimal(38, 4)) as not_due_amount,
        cast(coalesce(later.late_amount, 0) as decimal(38, 4)) as late_amount,
        cast(coalesce(later.delayed_amount, 0) as decimal(38, 4)) as delayed_amount,
        cast(coalesce(later.long_delayed_amount, 0) as decimal(38, 4)) as long_delayed_amount,
        terms.risk_class,
        customers.late_rate,
        customers.count_judged,
        customers.mean_delay_days,
        customers.sales_rep
    from positions
    left join later using (customer_id, report_currency)
    left join publish.terms as terms using (customer_id, report_currency)
    join publish.customers as customers using (customer_id)
)

select
    *,
    cast(sum(slow_amount) over (partition by report_currency) as decimal(38, 4)) as all_slow_amount
from joined
qualify row_number() over (
    partition by report_currency
    order by slow_amount desc, long_delayed_amount desc, customer_id
) <= 500
order by report_currency, slow_amount desc, long_delayed_amount desc, customer_id
