-- One row per customer and report currency with something past due: what could be claimed on it; nothing is posted.
select
    late_interest.customer_id,
    customers.customer_name,
    late_interest.report_currency,
    late_interest.count_items,
    late_interest.overdue_amount,
    late_interest.interest_amount,
    late_interest.fee_amount,
    late_interest.claim_amount,
    customers.country,
    cast(late_interest.annual_rate as double) as annual_rate,
    late_interest.source,
    late_interest.is_illustrative,
    late_interest.reason
from measures.late_interest as late_interest
left join ledger.customers as customers using (customer_id)
order by late_interest.claim_amount desc nulls last, late_interest.customer_id, report_currency
