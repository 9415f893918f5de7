-- One row per open dispute: owner, age against its target, next step and the money that waits; at most 300 of each currency, the largest first.
select
    clocks.dispute_id,
    clocks.invoice_id,
    clocks.customer_id,
    customers.customer_name,
    clocks.report_currency,
    clocks.reason,
    clocks.department,
    clocks.owner,
    clocks.opened_date,
    clocks.age_days,
    clocks.target_days,
    clocks.target_date,
    clocks.is_over_target,
    clocks.open_report_amount as open_amount,
    clocks.next_step
from decisions.dispute_clocks as clocks
left join ledger.customers as customers using (customer_id)
where clocks.is_open
qualify row_number() over (
    partition by clocks.report_currency order by clocks.open_report_amount desc, clocks.opened_date, clocks.dispute_id, clocks.invoice_id
) <= 300
order by report_currency, open_amount desc, clocks.opened_date, clocks.dispute_id, clocks.invoice_id
