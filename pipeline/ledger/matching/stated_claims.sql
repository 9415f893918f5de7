-- One row per claim of a credit or an adjustment on an invoice, as the export states it.
-- Where a credit has applications of its own, they alone say what it settles, but for what was taken back of them: the last of
-- an invoice first. A credit note that names an invoice and says how much of it was applied settles no more than that.
-- View.
with taken as (
    select source_type, source_id, invoice_id, sum(amount) as taken_amount
    from ledger.taken_back
    where invoice_id is not null and taken_date <= run.as_of()
    group by all
),

reduced as (
    select
        *,
        sum(amount) over (
            partition by source_type, source_id, invoice_id
            order by application_date desc, amount, instalment
            rows unbounded preceding
        ) as end_amount
    from ingest.applications
    join taken using (source_type, source_id, invoice_id)
),

applications as (
    select * exclude (taken_amount, end_amount) replace (
        cast(least(amount, end_amount - taken_amount) as decimal(18, 4)) as amount
    )
    from reduced
    where end_amount > taken_amount

    union all by name

    select *
    from ingest.applications
    anti join taken using (source_type, source_id, invoice_id)
)

select
    sources.* exclude (settled_date, method, reference, applied_amount)
    replace (
        case
            when source_type = 'credit_note' and applied_amount < amount then applied_amount
            else amount
        end as amount
    ),
    sources.source_date as claim_date,
    sources.amount as source_amount,
    false as is_explicit
from ledger.sources as sources
anti join ingest.applications as applications using (source_type, source_id)
where sources.invoice_id is not null

union all

select
    sources.* exclude (settled_date, method, reference, applied_amount)
    replace (
        applications.company_id as company_id,
        applications.invoice_id as invoice_id,
        applications.instalment as instalment,
        applications.amount as amount
    ),
    applications.application_date,
    sources.amount,
    true
from applications
join ledger.sources as sources using (source_type, source_id)

union all

select
    'adjustment',
    kind,
    adjustment_id,
    company_id,
    null,
    null,
    adjustment_date,
    amount,
    invoice_id,
    null,
    adjustment_date,
    amount,
    false
from ingest.adjustments
