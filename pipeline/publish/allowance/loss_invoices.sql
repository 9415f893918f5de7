-- One row per open invoice and instalment, among the 500 of its currency with the largest expected loss.
-- Expected loss: open amount times the chance of being more than 30 days late, times the share lost of what is that late
-- (of its own bucket once it is), before insurance and what is assessed one by one. Without loss rates there is none.
with rates as (
    select
        losses.report_currency,
        losses.bucket_index,
        losses.loss_rate
    from measures.loss_rates as losses
    where losses.as_of_date = run.as_of()
),

judged as (
    select
        invoices.report_currency,
        invoices.invoice_id,
        invoices.instalment,
        invoices.customer_id,
        customers.customer_name,
        invoices.due_date,
        greatest(days_past_due(invoices.due_date, run.as_of()), 0) as days_past_due,
        invoices.open_report_amount as open_amount,
        scores.late_probability,
        scores.very_late_probability,
        scores.risk_class,
        scores.expected_paid_date,
        scores.reason_1,
        scores.reason_2,
        scores.reason_3,
        greatest(
            bucket_index(age(invoices.due_date, run.as_of())),
            bucket_index(age(date '2000-01-01', date '2000-02-01'))
        ) as loss_bucket
    from ledger.invoices as invoices
    join ledger.customers as customers using (customer_id)
    join risk.scores as scores using (item_id)
    where invoices.open_amount > 0
),

amounts as (
    select
        judged.* exclude (loss_bucket),
        rates.loss_rate,
        cast(
            wide(judged.open_amount) * judged.very_late_probability * rates.loss_rate
            as decimal(38, 4)
        ) as loss_amount
    from judged
    join rates
        on
            judged.report_currency = rates.report_currency
            and judged.loss_bucket = rates.bucket_index
    where rates.loss_rate is not null
)

select
    *,
    sum(loss_amount) over (partition by report_currency) as all_loss_amount,
    sum(loss_amount) over (
        partition by report_currency
        order by loss_amount desc, invoice_id, instalment, customer_id
        rows unbounded preceding
    ) as running_loss_amount
from amounts
qualify row_number() over (
    partition by report_currency
    order by loss_amount desc, invoice_id, instalment, customer_id
) <= 500
order by report_currency, loss_amount desc, invoice_id, instalment, customer_id
