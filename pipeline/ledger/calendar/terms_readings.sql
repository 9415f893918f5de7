-- One row per text of payment terms that an invoice or a customer has: what it says, `parts` null where it is not understood.
with known as (
    select coalesce(terms_keys.terms_words, bills.terms) as terms
    from ledger.bills as bills
    left join ledger.terms_keys as terms_keys using (terms)
    where bills.due_date is null
    union
    select terms from ledger.customer_attributes
)

select
    terms,
    read_terms(terms) as parts
from known
where terms is not null
