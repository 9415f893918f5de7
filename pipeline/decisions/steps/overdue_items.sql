-- One row per item past due at the as-of date: what is open, disputed and under a kept plan of it in report currency, and by its payment curve the chance
-- that it is still unpaid 14 days on (half where it has none), the days of the next thirty that it is expected to stay unpaid, and the chance that
-- it is paid within patience_days.
with items as (
    select
        invoices.item_id,
        invoices.invoice_id,
        invoices.customer_id,
        invoices.report_currency,
        invoices.due_date,
        cast(days_past_due(invoices.due_date, run.as_of()) as integer) as days_past_due,
        invoices.open_report_amount as open_amount,
        cast(
            least(
                coalesce(disputed.disputed_report_amount, 0),
                invoices.open_report_amount
            ) as decimal(38, 4)
        ) as disputed_amount
    from ledger.invoices as invoices
    left join measures.disputed_items as disputed
        on
            invoices.item_id = disputed.item_id
            and disputed.as_of_date = run.as_of()
    where invoices.open_amount > 0 and invoices.due_date < run.as_of()
),

chances as (
    select
        item_id,
        unpaid_days_on(
            14, age_days, late_rate, survival_7, survival_14, survival_30,
            survival_60, survival_90, hazard_6, paid_by_origin
        ) as unpaid_probability,
        wait_days_on(
            0, 1, age_days, late_rate, survival_7, survival_14, survival_30,
            survival_60, survival_90, hazard_6, paid_by_origin
        ) as wait_days,
        1 - unpaid_days_on(
            run.patience_days(), age_days, late_rate, survival_7, survival_14, survival_30,
            survival_60, survival_90, hazard_6, paid_by_origin
        ) as soon_probability
    from risk.curves
    where layer = 'open' and origin_date = run.as_of()
)

select
    items.*,
    case
        when planned.item_id is null then cast(0 as decimal(38, 4))
        else cast(items.open_amount - items.disputed_amount as decimal(38, 4))
    end as planned_amount,
    coalesce(chances.unpaid_probability, 0.5) as unpaid_probability,
    coalesce(chances.wait_days, wait_days_at(0.5)) as wait_days,
    coalesce(chances.soon_probability, 0) as soon_probability
from items
left join chances using (item_id)
left join (
    select plan_items.item_id
    from measures.plan_items as plan_items
    join measures.plans as plans using (plan_id, company_id)
    where plans.status in ('kept', 'late')
) as planned using (item_id)
