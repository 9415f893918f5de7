-- One row per currency, cut (segment or sales rep) and group: what is open and past due now.
with cuts as (
    select 'segment' as cut, coalesce(segment, '(none)') as group_name, * from publish.open_invoices
    union all
    select 'sales_rep' as cut, coalesce(sales_rep, '(none)') as group_name, * from publish.open_invoices
)

select
    report_currency as currency,
    cut,
    group_name,
    count(distinct customer_id) as count_customers,
    count(*) as count_invoices,
    sum(coalesce(open_base_amount, open_amount)) as open_amount,
    coalesce(
        sum(coalesce(open_base_amount, open_amount)) filter (where days_past_due > 0),
        0
    ) as overdue_amount,
    coalesce(
        sum(disputed_amount * ratio(coalesce(open_base_amount, open_amount), open_amount)),
        0
    ) as disputed_amount
from cuts
join ledger.currencies using (currency)
group by report_currency, cut, group_name
order by currency, cut, open_amount desc, group_name
