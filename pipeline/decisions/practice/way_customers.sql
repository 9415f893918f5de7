-- One row per customer, report currency and way of paying that is advised against, of the last 12 months: how much it pays so, and how late.
select
    items.customer_id,
    items.report_currency,
    items.method,
    cast(sum(cast(items.weight_amount as decimal(38, 4))) as decimal(38, 4)) as amount,
    count(*) filter (where items.is_last_receipt) as count_invoices,
    mean_days(
        sum(cast(items.weight_amount as decimal(28, 4)) * items.late_days), sum(cast(items.weight_amount as decimal(28, 4)))
    ) as days_late
from measures.pay_items as items
join decisions.ways_to_pay as ways using (report_currency, method)
where items.is_receipt and ways.is_advised
group by items.customer_id, items.report_currency, items.method
