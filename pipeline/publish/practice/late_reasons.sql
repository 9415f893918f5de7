-- One row per report currency, customer (empty: all of them) and reason why what is past due is not paid: how much, its share, and what
-- tells it of the largest debt. Of customers the 40 with the most past due in each currency.
with summed as (
    select
        report_currency,
        coalesce(customer_id, '') as customer_id,
        reason,
        cast(sum(amount) as decimal(38, 4)) as overdue_amount,
        count(*) as count_items,
        cast(max(days_past_due) as integer) as oldest_days,
        arg_max(invoice_id, (amount, item_id)) as invoice_id,
        arg_max(evidence, (amount, item_id)) as reason_words
    from decisions.late_reasons
    group by grouping sets ((report_currency, reason), (report_currency, customer_id, reason))
),

ranked as (
    select
        *,
        sum(overdue_amount) over customer_rows as customer_amount
    from summed
    window customer_rows as (partition by report_currency, customer_id)
)

select
    nullif(ranked.customer_id, '') as customer_id,
    customers.customer_name,
    ranked.report_currency,
    ranked.reason,
    ranked.overdue_amount,
    ratio(ranked.overdue_amount, ranked.customer_amount) as overdue_rate,
    ranked.count_items,
    ranked.oldest_days,
    ranked.invoice_id,
    ranked.reason_words,
    customers.sales_rep
from ranked
left join ledger.customers as customers
    on ranked.customer_id = customers.customer_id
qualify
    dense_rank() over (
        partition by ranked.report_currency order by ranked.customer_id <> '', ranked.customer_amount desc, ranked.customer_id
    ) <= 41
order by ranked.report_currency, ranked.customer_id <> '', ranked.customer_amount desc, ranked.customer_id, ranked.overdue_amount desc, ranked.reason
