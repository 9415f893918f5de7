-- One row per open invoice and instalment among the 50 largest of its currency, with the date it is expected.
with amounts as (
    select
        report_currency,
        invoice_id,
        instalment,
        customer_id,
        customer_name,
        due_date,
        days_past_due,
        open_report_amount as open_amount,
        expected_paid_date,
        paid_date_p10,
        paid_date_p90
    from publish.open_invoices
)

select *
from amounts
qualify row_number() over (
    partition by report_currency
    order by open_amount desc, invoice_id, instalment, customer_id
) <= 50
order by report_currency, open_amount desc, invoice_id, instalment, customer_id
