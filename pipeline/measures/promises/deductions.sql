-- One row per deduction: a short payment or bank charge allowed, or a rest that the last payment left open.
-- A rest counts while it is at most residual_rate_limit of the item; its reason is that of the dispute open on the invoice.
with allowed as (
    select
        applications.item_id,
        applications.invoice_id,
        applications.customer_id,
        applications.currency,
        applications.report_currency,
        applications.application_date as deduction_date,
        applications.kind,
        coalesce(adjustments.reason, '(none given)') as reason,
        applications.amount,
        applications.item_amount as invoice_amount,
        false as is_open,
        applications.source_id
    from ledger.applications as applications
    left join (
        select
            adjustment_id,
            min(reason) as reason
        from ingest.adjustments
        group by adjustment_id
    ) as adjustments on applications.source_id = adjustments.adjustment_id
    where
        applications.source_type = 'adjustment'
        and applications.kind in ('short_pay', 'bank_charge')
),

disputed as (
    select
        invoice_id,
        min_by(reason, (opened_date, dispute_id)) as reason
    from ledger.disputes
    where closed_date is null
    group by invoice_id
),

rests as (
    select
        invoices.item_id,
        invoices.invoice_id,
        invoices.customer_id,
        invoices.currency,
        invoices.report_currency,
        paid.last_date as deduction_date,
        'residual' as kind,
        coalesce(disputed.reason, '(none given)') as reason,
        invoices.open_amount as amount,
        invoices.amount as invoice_amount,
        true as is_open,
        '' as source_id
    from ledger.invoices as invoices
    join (
        select item_id, max(application_date) as last_date
        from ledger.applications
        where kind = 'cash' and amount < item_amount
        group by item_id
    ) as paid using (item_id)
    left join disputed using (invoice_id)
    where
        invoices.open_amount > 0
        and invoices.open_amount
        <= cast(invoices.amount * run.residual_rate_limit() as decimal(38, 4))
)

select
    *,
    date_diff('day', deduction_date, run.as_of()) as age_days
from allowed
union all
select
    *,
    date_diff('day', deduction_date, run.as_of())
from rests
