-- One row per report currency, cut (segment or sales rep) and group: what is open and past due now.
with open_items as (
    select
        invoices.customer_id,
        invoices.report_currency,
        invoices.segment,
        invoices.sales_rep,
        days_past_due(invoices.due_date, run.as_of()) > 0 as is_past_due,
        invoices.open_report_amount as open_amount,
        coalesce(disputed.disputed_report_amount, 0) as disputed_amount
    from ledger.invoices as invoices
    left join measures.disputed_items as disputed
        on
            invoices.item_id = disputed.item_id
            and disputed.as_of_date = run.as_of()
    where invoices.open_amount <> 0
),

cuts as (
    select 'segment' as cut, coalesce(segment, '(none)') as group_name, * from open_items
    union all
    select 'sales_rep' as cut, coalesce(sales_rep, '(none)') as group_name, * from open_items
)

select
    report_currency,
    cut,
    group_name,
    count(distinct customer_id) as count_customers,
    count(*) as count_invoices,
    sum(open_amount) as open_amount,
    coalesce(sum(open_amount) filter (where is_past_due), 0) as overdue_amount,
    sum(disputed_amount) as disputed_amount
from cuts
group by report_currency, cut, group_name
order by report_currency, cut, open_amount desc, group_name
