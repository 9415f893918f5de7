-- One row per text of terms that is not understood where a due date was to be taken from it, and currency.
with asked as (
    select
        documents.terms,
        documents.currency,
        documents.amount,
        documents.issue_date = documents.due_date as is_at_once
    from ledger.documents as documents
    join ledger.terms_readings as readings using (terms)
    where documents.is_due_date_derived and readings.parts is null and documents.issue_date <= run.as_of()
)

select
    'warning' as severity,
    'terms' as file,
    cast(null as integer) as line,
    'terms' as "column",
    left(terms, 200) as value,
    'unread_terms' as rule,
    'payment terms that are not understood: ' || ingest.counted(count(*), 'invoice') || ' in ' || currency
    || case
        when bool_and(is_at_once) then ' counted as due on the invoice date'
        else ' counted as due by the customer''s terms, else on the invoice date'
    end as message,
    try_cast(sum(amount) as decimal(18, 4)) as amount
from asked
group by terms, currency
