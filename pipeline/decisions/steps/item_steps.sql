-- One row per item past due of which something is undisputed and under no kept plan: the last step taken for it, the next one, and the first day for that.
-- A contact counts for the invoice that it names, else for what was past due on its day. Without one, the next step is the
-- one that the item's age has reached (where contacts are logged at all, no further than the first formal one); else the one
-- after the last taken, on its day. After the last of the ladder there is none: an agency has it.
with ladder as (
    select
        max(place) as last_place,
        case
            when exists (from ingest.contacts)
                then coalesce(min(place) filter (where tone = 'formal'), 99)
            else 99
        end as last_first_place
    from decisions.dunning_steps
),

contacts as (
    select
        items.item_id,
        contacts.place,
        contacts.contact_date
    from decisions.overdue_items as items
    join decisions.logged_contacts as contacts using (customer_id, invoice_id)

    union all

    select
        items.item_id,
        contacts.place,
        contacts.contact_date
    from decisions.overdue_items as items
    join decisions.logged_contacts as contacts
        on
            items.customer_id = contacts.customer_id
            and contacts.invoice_id is null
            and items.due_date < contacts.contact_date
),

taken as (
    select
        item_id,
        max(place) as taken_place,
        arg_max(contact_date, (place, contact_date)) as taken_date
    from contacts
    where place > 0
    group by item_id
),

ages as (
    select
        ages.days_past_due,
        coalesce(max(steps.place) filter (where steps.from_days <= ages.days_past_due), min(steps.place)) as reached_place
    from (select distinct days_past_due from decisions.overdue_items) as ages
    cross join ladder
    join decisions.dunning_steps as steps
        on steps.from_days > 0 and steps.place <= ladder.last_first_place
    group by ages.days_past_due
),

placed as (
    select
        items.*,
        coalesce(taken.taken_place, 0) as taken_place,
        taken.taken_date,
        case
            when taken.taken_place is null then ages.reached_place
            when taken.taken_place < ladder.last_place then taken.taken_place + 1
        end as next_place
    from decisions.overdue_items as items
    cross join ladder
    left join taken using (item_id)
    left join ages using (days_past_due)
    where items.open_amount > items.disputed_amount + items.planned_amount
)

select
    placed.item_id,
    placed.invoice_id,
    placed.customer_id,
    placed.report_currency,
    placed.due_date,
    placed.days_past_due,
    cast(placed.open_amount - placed.disputed_amount as decimal(38, 4)) as amount,
    placed.unpaid_probability,
    placed.wait_days,
    placed.soon_probability,
    placed.taken_place,
    placed.taken_date,
    placed.next_place,
    cast(greatest(run.as_of() + 1, placed.due_date + steps.from_days) as date) as ready_date
from placed
left join decisions.dunning_steps as steps on placed.next_place = steps.place
