-- One row per instalment of a payment plan: the day on which cash had covered it with all before it, and whether that was in time.
-- kept: at least promise_kept_rate of it by its date + promise_grace_days. late: later. not_due: its date and grace have not
-- passed. settled: nothing is open of what the plan is for. missed: none of these.
with summed as (
    select
        *,
        coalesce(
            sum(amount) over (
                partition by plan_id, company_id order by instalment_date rows between unbounded preceding and 1 preceding
            ), 0
        ) as before_amount,
        cast(row_number() over (partition by plan_id, company_id order by instalment_date) as integer) as instalment
    from ledger.plans
),

covered as (
    select
        summed.plan_id,
        summed.company_id,
        summed.instalment_date,
        min(receipts.receipt_date) as covered_date
    from summed
    join measures.plan_receipts as receipts
        on
            summed.plan_id = receipts.plan_id
            and summed.company_id = receipts.company_id
            and receipts.received_amount
            >= summed.before_amount + cast(summed.amount * run.promise_kept_rate() as decimal(38, 4))
    group by all
),

stands as (
    select
        plan_id,
        company_id,
        sum(open_amount) as open_amount
    from measures.plan_items
    group by plan_id, company_id
)

select
    summed.* exclude (invoice_ids, before_amount),
    cast(summed.before_amount + summed.amount as decimal(38, 4)) as cumulative_amount,
    covered.covered_date,
    case
        when covered.covered_date <= summed.instalment_date + run.promise_grace_days() then 'kept'
        when covered.covered_date is not null then 'late'
        when stands.open_amount = 0 then 'settled'
        when summed.instalment_date + run.promise_grace_days() >= run.as_of() then 'not_due'
        else 'missed'
    end as status
from summed
left join covered using (plan_id, company_id, instalment_date)
left join stands using (plan_id, company_id)
