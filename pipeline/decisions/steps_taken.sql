-- One row per customer contacted by the as-of date: its last contact and reminder before a due date, and the highest step
-- taken for what is overdue now.
-- A contact counts for the invoice it names, else for whatever was overdue on its day.
with logged as (
    select
        coalesce(aliases.customer_id, contacts.customer_id) as customer_id,
        contacts.contact_date,
        contacts.contact_id,
        contacts.step,
        contacts.note,
        coalesce(names.place, 0) as place,
        contacts.invoice_id
    from ingest.contacts as contacts
    left join ledger.aliases as aliases
        on contacts.customer_id = aliases.alias and contacts.company_id = aliases.company_id
    left join decisions.step_names as names
        on lower(replace(replace(contacts.step, '_', ' '), '-', ' ')) = names.step_name
    where contacts.contact_date <= run.as_of()
),

oldest as (
    select customer_id, min(due_date) as due_date
    from decisions.overdue_items
    where open_amount > disputed_amount
    group by customer_id
)

select
    logged.customer_id,
    max(logged.contact_date) as last_contact_date,
    arg_max(logged.step, (logged.contact_date, logged.contact_id)) as last_step,
    max(logged.contact_date) filter (where early.place is not null) as last_reminder_date,
    coalesce(
        max(logged.place) filter (
            where overdue.invoice_id is not null
            or (logged.invoice_id is null and logged.contact_date > oldest.due_date)
        ),
        0
    ) as taken_place,
    arg_max(logged.contact_date, (logged.place, logged.contact_date)) filter (
        where overdue.invoice_id is not null
        or (logged.invoice_id is null and logged.contact_date > oldest.due_date)
    ) as taken_date
from logged
left join oldest using (customer_id)
left join decisions.dunning_steps as early
    on logged.place = early.place and early.from_days < 0
left join (
    select distinct customer_id, invoice_id
    from decisions.overdue_items
    where open_amount > disputed_amount
) as overdue
    on logged.customer_id = overdue.customer_id and logged.invoice_id = overdue.invoice_id
group by logged.customer_id
