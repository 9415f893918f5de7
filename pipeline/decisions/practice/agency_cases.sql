-- One row per item that an agency was given, or that was kept though it came to the same age: what was open then, and what came since.
-- Handed over: on the day of the contact that is the ladder's last step, for the invoice that it names, else for all past due then. Kept:
-- items never handed over, on the day on which they were as old as the ladder's last step. Until the 180th day after, or the as-of date.
with last_step as (
    select max(place) as place, max(from_days) as from_days from decisions.dunning_steps
),

handed as (
    select
        items.item_id,
        min(contacts.contact_date) as handed_date
    from decisions.logged_contacts as contacts
    join last_step using (place)
    join ledger.invoices as items
        on
            contacts.customer_id = items.customer_id
            and items.due_date < contacts.contact_date
            and items.amount > 0
            and coalesce(contacts.invoice_id, items.invoice_id) = items.invoice_id
    group by items.item_id
),

begun as (
    select
        items.item_id,
        items.invoice_id,
        items.customer_id,
        items.currency,
        items.report_currency,
        items.due_date,
        items.amount,
        handed.item_id is not null as is_handed,
        coalesce(handed.handed_date, cast(items.due_date + last_step.from_days as date)) as begin_date
    from ledger.invoices as items
    cross join last_step
    left join handed using (item_id)
    where
        items.amount > 0
        and not items.is_timing_unknown
        and (handed.item_id is not null or items.due_date + last_step.from_days <= run.as_of())
        and coalesce(items.closed_date > coalesce(handed.handed_date, cast(items.due_date + last_step.from_days as date)), true)
        and exists (from handed)
),

settled as (
    select
        begun.item_id,
        coalesce(sum(applications.amount) filter (where applications.application_date <= begun.begin_date), 0) as before_amount,
        coalesce(
            sum(applications.amount) filter (
                where applications.kind = 'cash' and applications.application_date > begun.begin_date
                and applications.application_date <= begun.begin_date + 180
            ), 0
        ) as recovered_amount,
        coalesce(
            sum(applications.amount) filter (
                where applications.kind <> 'cash' and applications.application_date > begun.begin_date
                and applications.application_date <= begun.begin_date + 180
            ), 0
        ) as given_up_amount
    from begun
    left join ledger.applications as applications using (item_id)
    group by begun.item_id
)

select
    begun.item_id,
    begun.invoice_id,
    begun.customer_id,
    begun.currency,
    begun.report_currency,
    begun.is_handed,
    begun.begin_date,
    cast(begun.begin_date - begun.due_date as integer) as age_days,
    report_amount(begun.amount - settled.before_amount, rates.rate) as begin_amount,
    report_amount(settled.recovered_amount, rates.rate) as recovered_amount,
    report_amount(settled.given_up_amount, rates.rate) as given_up_amount
from begun
join settled using (item_id)
left join ledger.rates as rates
    on begun.currency = rates.currency and begun.begin_date = rates.rate_date
where begun.amount > settled.before_amount and begun.begin_date > run.as_of() - 1095
