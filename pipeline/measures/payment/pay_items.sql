-- One row per cash application of the 12 months to the as-of date, and per item open past its due date, counted to it.
-- is_last_receipt and is_last mark the one row that stands for the invoice where invoices are counted: its last one.
-- Scratch.
with overdue as (
    select *
    from ledger.invoices
    where open_amount > 0 and due_date < run.as_of()
),

receipts as (
    select
        applications.item_id, applications.invoice_id, applications.customer_id,
        applications.currency, applications.report_currency, applications.source_id,
        applications.application_date as end_date,
        applications.amount,
        true as is_receipt,
        applications.is_only and not applications.is_split and overdue.item_id is null as is_single
    from ledger.applications as applications
    left join overdue using (item_id)
    where
        applications.kind = 'cash'
        and applications.application_date > run.as_of() - interval 12 month

    union all

    select
        item_id, invoice_id, customer_id, currency, report_currency, null, run.as_of(),
        open_amount, false, settled_amount = 0 and not is_split
    from overdue
),

flagged as (
    select *, true as is_last, true as is_last_receipt
    from receipts
    where is_single

    union all

    select
        *,
        row_number() over (
            partition by customer_id, invoice_id
            order by is_receipt, end_date desc, item_id, source_id, amount
        ) = 1,
        row_number() over (
            partition by customer_id, invoice_id, is_receipt
            order by end_date desc, item_id, source_id, amount
        ) = 1
    from receipts
    where not is_single
),

methods as (
    select payment_id as source_id, min(method) as method
    from ingest.payments
    where method is not null
    group by payment_id
)

select
    receipts.customer_id,
    receipts.currency,
    receipts.report_currency,
    receipts.end_date,
    receipts.is_receipt,
    receipts.is_last,
    receipts.is_last_receipt,
    coalesce(methods.method, '(none)') as method,
    coalesce(invoices.segment, '(none)') as segment,
    coalesce(invoices.region, '(none)') as region,
    coalesce(invoices.sales_rep, '(none)') as sales_rep,
    coalesce(invoices.terms, '(none)') as terms,
    exact_report_amount(receipts.amount, rates.rate) as weight_amount,
    date_diff('day', invoices.issue_date, receipts.end_date) as pay_days,
    invoices.terms_days,
    date_diff('day', invoices.due_date, receipts.end_date) as late_days
from flagged as receipts
join ledger.invoices as invoices using (item_id)
left join methods using (source_id)
left join ledger.rates as rates
    on receipts.currency = rates.currency and receipts.end_date = rates.rate_date
