-- One row per contact with a customer by the as-of date, newest first: the steps already taken, as logged.
select
    coalesce(aliases.customer_id, contacts.customer_id) as customer_id,
    contacts.contact_date,
    contacts.step,
    contacts.channel,
    contacts.invoice_id,
    contacts.note,
    contacts.contact_id
from ingest.contacts as contacts
left join ledger.aliases as aliases
    on contacts.customer_id = aliases.alias and contacts.company_id = aliases.company_id
where contacts.contact_date <= run.as_of()
order by customer_id, contacts.contact_date desc, contacts.contact_id, contacts.company_id
