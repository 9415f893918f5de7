-- One row per item past due at the as-of date: what is open and disputed of it in report currency, and the chance that it is
-- still unpaid 14 days on, from its payment curve; half where it has none.
select
    invoices.item_id,
    invoices.invoice_id,
    invoices.customer_id,
    invoices.report_currency,
    invoices.due_date,
    cast(days_past_due(invoices.due_date, run.as_of()) as integer) as days_past_due,
    coalesce(invoices.open_base_amount, invoices.open_amount) as open_amount,
    cast(
        least(
            coalesce(disputed.disputed_base_amount, disputed.disputed_amount, 0),
            coalesce(invoices.open_base_amount, invoices.open_amount)
        ) as decimal(18, 4)
    ) as disputed_amount,
    coalesce(
        unpaid_two_weeks_on(
            curves.age_days, curves.late_rate, curves.survival_7,
            curves.survival_14, curves.survival_30, curves.survival_60, curves.survival_90,
            curves.hazard_6, curves.paid_by_origin
        ),
        0.5
    ) as unpaid_probability
from ledger.invoices as invoices
left join measures.disputed_items as disputed
    on
        invoices.item_id = disputed.item_id
        and disputed.as_of_date = run.as_of()
left join risk.curves as curves
    on
        invoices.item_id = curves.item_id
        and curves.layer = 'open'
        and curves.origin_date = run.as_of()
where invoices.open_amount > 0 and invoices.due_date < run.as_of()
