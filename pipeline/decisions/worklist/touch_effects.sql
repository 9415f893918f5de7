-- One row per run: the chance that a touch changes the outcome, and what the ledger's own contacts show of it.
-- Of the items past due on the day of a contact in the last year, the share paid in the 14 days after it, against items equally long past due
-- on a Monday with no contact of their customer within 14 days: the share of what would have stayed unpaid that came. It counts
-- in place of touch_effect_rate from 100 contacts on where even the mean less two standard errors is above 0; contacts are the sample.
with touches as (
    select distinct
        customer_id,
        contact_date
    from decisions.logged_contacts
    where contact_date > run.as_of() - 365 and contact_date <= run.as_of() - 14
),

mondays as (
    select cast(run.as_of() - cast(14 + (isodow(run.as_of()) + 6) % 7 + 7 * week as integer) as date) as day
    from range(0, 50) as weeks (week)
    where exists (from touches)
),

overdue as (
    select
        customer_id,
        due_date,
        coalesce(closed_date, date '9999-12-31') as closed_date,
        coalesce(closing_kind = 'cash', false) as is_cash
    from ledger.invoices
    where amount > 0 and not is_timing_unknown and due_date < run.as_of()
),

touched as (
    select
        least(3, (touches.contact_date - overdue.due_date - 1) // 15) as age_group,
        count(*) as count_items,
        count(*) filter (where overdue.is_cash and overdue.closed_date <= touches.contact_date + 14) as count_paid
    from touches
    join overdue
        on
            touches.customer_id = overdue.customer_id
            and touches.contact_date > overdue.due_date
            and touches.contact_date < overdue.closed_date
    group by age_group
),

left_alone as (
    select
        least(3, (mondays.day - overdue.due_date - 1) // 15) as age_group,
        count(*) as count_items,
        count(*) filter (where overdue.is_cash and overdue.closed_date <= mondays.day + 14) as count_paid
    from mondays
    join overdue on mondays.day > overdue.due_date and mondays.day < overdue.closed_date
    anti join touches
        on
            overdue.customer_id = touches.customer_id
            and touches.contact_date between mondays.day - 14 and mondays.day + 14
    group by age_group
),

shares as (
    select
        sum(touched.count_items) as count_items,
        sum(touched.count_paid) / sum(touched.count_items) as paid_rate,
        sum(touched.count_items * left_alone.count_paid / left_alone.count_items) / sum(touched.count_items)
            as else_paid_rate
    from touched
    join left_alone using (age_group)
),

judged as (
    select
        (select count(*) from touches) as count_contacts,
        paid_rate,
        else_paid_rate,
        (paid_rate - else_paid_rate) / nullif(1 - else_paid_rate, 0) as shown_rate,
        2 * sqrt(paid_rate * (1 - paid_rate) / nullif((select count(*) from touches), 0))
        / nullif(1 - else_paid_rate, 0) as margin_rate
    from shares
)

select
    count_contacts,
    paid_rate,
    else_paid_rate,
    shown_rate,
    shown_rate - margin_rate as low_rate,
    coalesce(count_contacts >= 100 and shown_rate - margin_rate > 0, false) as is_shown,
    case
        when count_contacts >= 100 and shown_rate - margin_rate > 0 then shown_rate
        else cast(run.touch_effect_rate() as double)
    end as effect_rate
from judged
