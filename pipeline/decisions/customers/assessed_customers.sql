-- One row per customer, report currency and part that stands outside the provision matrix at the as-of date: individually assessed
-- at a loss rate of its own, or insured up to a limit, the mildest debt first.
with open_amounts as (
    select
        customer_id,
        report_currency,
        sum(open_report_amount) as open_amount,
        sum(open_report_amount) filter (where due_date < run.as_of()) as overdue_amount
    from ledger.invoices
    where open_amount <> 0
    group by customer_id, report_currency
),

judged as (
    select
        open_amounts.*,
        attributes.insured_limit,
        run.individual_loss_rates()[open_amounts.customer_id] as loss_rate
    from open_amounts
    left join ledger.customer_attributes as attributes using (customer_id)
)

select
    customer_id,
    report_currency,
    case when loss_rate is null then 'insured' else 'individual' end as part,
    cast(open_amount as decimal(38, 4)) as open_amount,
    cast(coalesce(overdue_amount, 0) as decimal(38, 4)) as overdue_amount,
    cast(case when loss_rate is null then insured_limit end as decimal(38, 4)) as insured_limit_amount,
    cast(case when loss_rate is null then least(open_amount, insured_limit) else open_amount end as decimal(38, 4))
        as apart_amount,
    loss_rate,
    case when loss_rate is null then 0 else cents(cast(open_amount as double) * loss_rate) end as allowance_amount
from judged
where
    loss_rate is not null
    or insured_limit > 0
    and report_currency in (select base_currency from ledger.currencies)
