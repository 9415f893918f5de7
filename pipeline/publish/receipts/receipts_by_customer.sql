-- One row per customer of the 200 of its report currency that paid most in the last 13 weeks: what came in the last 1, 4 and 13 weeks.
with summed as (
    select
        customer_id,
        customer_name,
        report_currency,
        cast(coalesce(sum(report_amount) filter (where receipt_date > run.as_of() - 7), 0) as decimal(38, 4)) as week_amount,
        cast(coalesce(sum(report_amount) filter (where receipt_date > run.as_of() - 28), 0) as decimal(38, 4)) as four_weeks_amount,
        cast(sum(report_amount) as decimal(38, 4)) as quarter_amount,
        ratio(sum(late_report_amount), sum(report_amount)) as late_rate,
        max(receipt_date) as last_paid_date,
        count(*) as count_receipts,
        sales_rep
    from publish.receipts
    group by customer_id, customer_name, report_currency, sales_rep
)

select *
from summed
qualify row_number() over (partition by report_currency order by quarter_amount desc, customer_id) <= 200
order by report_currency, quarter_amount desc, customer_id
