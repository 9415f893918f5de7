-- One row per open invoice and instalment not yet due, among the 500 of its currency with the most cash at stake.
-- Cash at stake is the open amount times the probability of being paid late.
with amounts as (
    select
        report_currency,
        invoice_id,
        instalment,
        customer_id,
        customer_name,
        due_date,
        open_report_amount as open_amount,
        cast(
            open_report_amount * late_probability as decimal(38, 4)
        ) as expected_late_amount,
        late_probability,
        risk_class,
        expected_paid_date,
        reason_1,
        reason_2,
        reason_3,
        what_if,
        what_if_class
    from publish.open_invoices
    where late_probability is not null and days_past_due <= 0
)

select *
from amounts
qualify row_number() over (
    partition by report_currency
    order by expected_late_amount desc, invoice_id, instalment, customer_id
) <= 500
order by report_currency, expected_late_amount desc, invoice_id, instalment, customer_id
