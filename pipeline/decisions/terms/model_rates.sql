-- One row per customer and report currency with a scored invoice not yet due: the model's chance that it is very late,
-- weighted by what is open. Invoices past due are left out: they are a choice of the late ones.
select
    invoices.customer_id,
    invoices.report_currency,
    ratio(
        sum(
            cast(
                cast(open_report_amount as double) * scores.very_late_probability
                as decimal(28, 4)
            )
        ),
        sum(open_report_amount)
    ) as model_rate
from ledger.invoices as invoices
join risk.scores as scores using (item_id)
where invoices.open_amount > 0 and invoices.due_date >= run.as_of()
group by invoices.customer_id, invoices.report_currency
