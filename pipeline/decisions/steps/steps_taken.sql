-- One row per customer contacted by the as-of date: its last contact, and its last reminder before a due date.
select
    contacts.customer_id,
    max(contacts.contact_date) as last_contact_date,
    arg_max(contacts.step, (contacts.contact_date, contacts.contact_id)) as last_step,
    max(contacts.contact_date) filter (where early.place is not null) as last_reminder_date
from decisions.logged_contacts as contacts
left join decisions.dunning_steps as early
    on contacts.place = early.place and early.from_days < 0
group by contacts.customer_id
