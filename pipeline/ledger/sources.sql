-- One row per credit a customer was given: payment, credit note, or settlement that an invoice or a snapshot states itself.
-- Of a payment or credit note of which something was taken back, the rest (see ledger.undone for what stood meanwhile).
-- settled_date: the export shows the credit as used up on that day, without saying against what.
-- View.
with taken as (
    select
        source_type, source_id, source_company_id as company_id,
        coalesce(sum(amount) filter (where taken_date <= run.as_of()), 0) as taken_amount,
        sum(amount) as used_amount
    from ledger.taken_back
    group by all
),

given as (
    select
        'payment' as source_type,
        'cash' as kind,
        payment_id as source_id,
        company_id,
        customer_id,
        customer_name,
        currency,
        payment_date as source_date,
        amount,
        applied_amount,
        invoice_id,
        settled_date,
        method,
        reference
    from ingest.payments

    union all

    select
        'credit_note', 'credit', notes.credit_note_id, notes.company_id, notes.customer_id, notes.customer_name,
        notes.currency, notes.issue_date, notes.amount - coalesce(used.used_amount, 0),
        case when used.used_amount is null then notes.applied_amount end, notes.invoice_id, notes.settled_date,
        null, notes.reason
    from ingest.credit_notes as notes
    left join ledger.used_credits as used using (company_id, credit_note_id)

    union all

    select
        'used_credit', 'credit', notes.credit_note_id, notes.company_id, notes.customer_id, notes.customer_name,
        notes.currency, notes.issue_date, used.used_amount, null, null, run.as_of(), null, notes.reason
    from ingest.credit_notes as notes
    join ledger.used_credits as used using (company_id, credit_note_id)

    union all

    select
        'open_credit', 'other', source_id, company_id, customer_id, customer_name,
        currency, issue_date, amount, null, null, settled_date, null, null
    from ledger.snapshot_credits
)

select
    given.* exclude (customer_name)
    replace (
        coalesce(
            aliases.customer_id, given.customer_id, customer_names.customer_id
        ) as customer_id,
        cast(given.amount - coalesce(taken.taken_amount, 0) as decimal(18, 4)) as amount,
        cast(
            case
                when given.applied_amount > taken.used_amount then given.applied_amount - taken.used_amount
                when taken.used_amount is not null and given.applied_amount is not null then 0
                else given.applied_amount
            end as decimal(18, 4)
        ) as applied_amount
    ),
    cast(null as integer) as instalment
from given
left join taken using (source_type, source_id, company_id)
left join ledger.aliases as aliases
    on given.customer_id = aliases.alias and given.company_id = aliases.company_id
left join ledger.customer_names as customer_names
    on
        given.customer_id is null
        and given.company_id = customer_names.company_id
        and given.customer_name = customer_names.customer_name

union all by name

select
    source_type,
    kind,
    source_id,
    company_id,
    customer_id,
    currency,
    settled_date as source_date,
    cast(settled_amount as decimal(18, 4)) as amount
from ledger.own_settlements
