-- One row per open invoice and instalment not yet due, among the 500 of its currency with the most cash at stake: its score in parts.
-- The parts are log-odds and add up to that of the late probability: the average invoice, what was known at issue by
-- group, and what happened since (it is still open today; disputes, promises and part payments).
with scored as (
    select
        invoices.report_currency as currency,
        invoices.invoice_id,
        invoices.instalment,
        invoices.customer_id,
        customers.customer_name,
        cast(
            coalesce(invoices.open_base_amount, invoices.open_amount) * scores.late_probability as decimal(18, 4)
        ) as expected_late_amount,
        scores.late_probability,
        predictions.base_points,
        predictions.history_points,
        predictions.exposure_points,
        predictions.amount_points,
        predictions.terms_points,
        predictions.calendar_points,
        predictions.activity_points,
        score_of(scores.late_probability) as score
    from ledger.invoices as invoices
    join ledger.customers as customers using (customer_id)
    join risk.scores as scores using (item_id)
    join risk.predictions as predictions
        on
            invoices.item_id = predictions.item_id
            and predictions.layer = 'open'
            and predictions.origin_date = run.as_of()
    where
        invoices.open_amount > 0
        and invoices.due_date >= run.as_of()
)

select
    *,
    score - (
        base_points + history_points + exposure_points + amount_points + terms_points + calendar_points + activity_points
    ) as since_points
from scored
qualify row_number() over (
    partition by currency
    order by expected_late_amount desc, invoice_id, instalment, customer_id
) <= 500
order by currency, expected_late_amount desc, invoice_id, instalment, customer_id
