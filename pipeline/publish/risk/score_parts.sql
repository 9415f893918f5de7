-- One row per open invoice and instalment, of those not yet due and of those past due the 500 each of its currency with the most
-- cash at stake: its score in parts. The parts are log-odds and add up to that of the late probability, or of what is past due, which
-- is late, to that of being so late as the settings call very late: the average invoice, what was known at issue by
-- group, and what happened since (it is still open today, and for how long; disputes, promises and part payments).
with scored as (
    select
        invoices.report_currency,
        invoices.invoice_id,
        invoices.instalment,
        invoices.customer_id,
        customers.customer_name,
        invoices.due_date < run.as_of() as is_overdue,
        cast(
            invoices.open_report_amount * scores.late_probability as decimal(38, 4)
        ) as expected_late_amount,
        scores.late_probability,
        scores.very_late_probability,
        predictions.base_points,
        predictions.history_points,
        predictions.exposure_points,
        predictions.amount_points,
        predictions.terms_points,
        predictions.calendar_points,
        predictions.activity_points,
        score_of(case when is_overdue then scores.very_late_probability else scores.late_probability end) as score
    from ledger.invoices as invoices
    join ledger.customers as customers using (customer_id)
    join risk.scores as scores using (item_id)
    join risk.predictions as predictions
        on
            invoices.item_id = predictions.item_id
            and predictions.layer = 'open'
            and predictions.origin_date = run.as_of()
    where invoices.open_amount > 0
)

select
    *,
    score - (
        base_points + history_points + exposure_points + amount_points + terms_points + calendar_points + activity_points
    ) as since_points
from scored
qualify row_number() over (
    partition by report_currency, is_overdue
    order by expected_late_amount desc, invoice_id, instalment, customer_id
) <= 500
order by report_currency, is_overdue, expected_late_amount desc, invoice_id, instalment, customer_id
