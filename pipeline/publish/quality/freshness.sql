-- One row per kind of record that the exports hold: its last date by the as-of date, how old that is, and what is dated later.
with dated as (
    select 'invoices' as records, issue_date as any_date from ingest.invoices
    union all
    select 'payments', payment_date from ingest.payments
    union all
    select 'refunds', refund_date from ingest.refunds
    union all
    select 'credit notes', issue_date from ingest.credit_notes
    union all
    select 'applications', application_date from ingest.applications
    union all
    select 'adjustments', adjustment_date from ingest.adjustments
    union all
    select 'open items', snapshot_date from ingest.open_items
    union all
    select 'disputes', opened_date from ingest.disputes
    union all
    select 'promises', made_date from ingest.promises
    union all
    select 'plans', agreed_date from ingest.plans
    union all
    select 'contacts', contact_date from ingest.contacts
    union all
    select 'exchange rates', rate_date from ingest.fx_rates
    union all
    select 'ledger balances', as_of_date from ingest.gl_balances
),

summed as (
    select
        records,
        count(*) as count_rows,
        min(any_date) as first_date,
        max(any_date) filter (where any_date <= run.as_of()) as last_date,
        count(*) filter (where any_date > run.as_of()) as count_later
    from dated
    where any_date is not null
    group by records
)

select
    records,
    count_rows,
    first_date,
    last_date,
    cast(date_diff('day', last_date, run.as_of()) as integer) as days_old,
    count_later
from summed
order by count_rows desc, records
