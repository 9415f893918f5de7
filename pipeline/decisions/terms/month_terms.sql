-- One row per customer, report currency, month of issue and step of the terms ladder nearest to the terms invoiced.
-- Scratch.
with items as (
    select
        customer_id,
        report_currency,
        cast(date_trunc('month', issue_date) as date) as month_start,
        terms_days,
        count(*) as count_items,
        sum(report_amount) as amount
    from ledger.invoices
    where amount > 0
    group by all
),

nearest as (
    select
        terms_days,
        arg_min(place, (abs(credit_days - terms_days), -place)) as place
    from (select distinct terms_days from items) as terms
    cross join decisions.terms_ladder
    where credit_days >= 0 or terms_days < 0
    group by terms_days
)

select
    items.customer_id,
    items.report_currency,
    items.month_start,
    coalesce(nearest.place, 1) as place,
    cast(sum(items.count_items) as bigint) as count_items,
    cast(sum(items.amount) as decimal(38, 4)) as amount
from items
left join nearest using (terms_days)
group by all
