-- One row per contact by the as-of date: whom it was with, and its place on the ladder, 0 where its step is none of it.
-- Scratch.
select
    coalesce(aliases.customer_id, contacts.customer_id) as customer_id,
    contacts.contact_date,
    contacts.contact_id,
    contacts.step,
    contacts.invoice_id,
    coalesce(names.place, 0) as place
from ingest.contacts as contacts
left join ledger.aliases as aliases
    on contacts.customer_id = aliases.alias and contacts.company_id = aliases.company_id
left join decisions.step_names as names
    on lower(replace(replace(contacts.step, '_', ' '), '-', ' ')) = names.step_name
where contacts.contact_date <= run.as_of()
