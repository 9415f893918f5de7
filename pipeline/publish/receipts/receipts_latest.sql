-- One row per payment among the latest 300 of its report currency.
select *
from publish.receipts
qualify row_number() over (
    partition by report_currency order by receipt_date desc, report_amount desc, payment_id, customer_id, currency
) <= 300
order by report_currency, receipt_date desc, report_amount desc, payment_id, customer_id, currency
