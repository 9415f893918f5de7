-- One row per payment plan and day on which cash came for its items since it was agreed: what had come by then.
-- Cash is dated by receipt; what lies unapplied on the customer's account since then counts too.
with received as (
    select
        items.plan_id,
        items.company_id,
        applications.source_date as receipt_date,
        applications.amount
    from measures.plan_items as items
    join ledger.applications as applications using (item_id)
    where applications.kind = 'cash' and applications.source_date >= items.agreed_date

    union all

    select
        plans.plan_id,
        plans.company_id,
        credits.credit_date,
        credits.unapplied_amount
    from (
        select distinct plan_id, company_id, customer_id, currency, agreed_date
        from measures.plan_items
        where open_amount > 0
        qualify row_number() over (partition by customer_id, currency order by agreed_date desc, plan_id desc, company_id, item_id) = 1
    ) as plans
    join ledger.credits as credits using (customer_id, currency)
    where credits.kind = 'cash' and credits.unapplied_amount > 0 and credits.credit_date >= plans.agreed_date
)

select
    plan_id,
    company_id,
    receipt_date,
    cast(sum(sum(amount)) over (partition by plan_id, company_id order by receipt_date) as decimal(38, 4)) as received_amount
from received
group by plan_id, company_id, receipt_date
