-- One row per open invoice, instalment and receivable account, with its risk and when it is expected.
select
    invoices.invoice_id,
    invoices.instalment,
    invoices.receivable_account,
    invoices.customer_id,
    customers.customer_name,
    invoices.currency,
    invoices.report_currency,
    invoices.issue_date,
    invoices.due_date,
    cast(invoices.issue_date + offers.discount_days as date) as discount_date,
    cast(
        days_past_due(invoices.due_date, run.as_of()) as integer
    ) as days_past_due,
    buckets.bucket,
    invoices.amount,
    invoices.open_amount,
    invoices.open_report_amount,
    case when is_in_base then invoices.open_report_amount end as open_base_amount,
    coalesce(future.future_amount, 0) as future_amount,
    cast(
        greatest(invoices.open_amount - coalesce(future.future_amount, 0), 0) as decimal(38, 4)
    ) as remaining_amount,
    case when is_in_base then coalesce(future.future_base_amount, 0) end
        as future_base_amount,
    case when is_in_base
        then greatest(invoices.open_report_amount - coalesce(future.future_base_amount, 0), 0) end
        as remaining_base_amount,
    cast(coalesce(disputed.disputed_amount, 0) as decimal(38, 4)) as disputed_amount,
    invoices.segment,
    invoices.sales_rep,
    scores.late_probability,
    scores.risk_class,
    scores.expected_paid_date,
    scores.paid_date_p10,
    scores.paid_date_p50,
    scores.paid_date_p90,
    scores.reason_1,
    scores.reason_2,
    scores.reason_3,
    what_ifs.what_if,
    what_ifs.what_if_class
from (select *, report_currency = run.base_currency() as is_in_base from ledger.invoices) as invoices
join ledger.customers as customers using (customer_id)
join measures.buckets as buckets
    on buckets.bucket_index = bucket_index(age(invoices.due_date, run.as_of()))
left join ledger.future_settlements as future using (item_id)
left join measures.discount_offers as offers
    on invoices.terms = offers.terms
left join risk.scores as scores using (item_id)
left join risk.what_ifs as what_ifs using (item_id)
left join measures.disputed_items as disputed
    on
        invoices.item_id = disputed.item_id
        and disputed.as_of_date = run.as_of()
where invoices.open_amount <> 0
order by
    invoices.due_date, invoices.customer_id, invoices.company_id, invoices.invoice_id,
    invoices.instalment, invoices.receivable_account
