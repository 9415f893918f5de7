-- One row per customer and report currency whose first invoice is younger than the first 90 days of the export: how its start turned out.
-- Judged are the items of its first 180 days, very late or written off, once that can be told; the size is what it was billed in its first 90 days.
with firsts as (
    select
        customer_id,
        report_currency,
        min(issue_date) as first_date
    from ledger.invoices
    where amount > 0
    group by customer_id, report_currency
    having min(issue_date) > (select whole_date from ledger.export_begin)
),

lost as (
    select
        item_id,
        sum(amount) as amount
    from ledger.applications
    where kind = 'write_off' and application_date <= run.as_of()
    group by item_id
),

items as (
    select
        firsts.customer_id,
        firsts.report_currency,
        firsts.first_date,
        invoices.due_date - invoices.issue_date as terms_days,
        invoices.issue_date,
        invoices.item_id,
        invoices.report_amount as amount,
        invoices.due_date + run.very_late_days() < run.as_of()
        or (invoices.closed_date is not null and invoices.closing_kind = 'cash' and not invoices.is_timing_unknown) as is_judged,
        coalesce(invoices.closed_date, run.as_of()) > invoices.due_date + run.very_late_days() or lost.item_id is not null
            as is_very_late,
        greatest(coalesce(invoices.closed_date, run.as_of()) - invoices.due_date, 0) as late_days
    from firsts
    join ledger.invoices as invoices
        on
            firsts.customer_id = invoices.customer_id
            and firsts.report_currency = invoices.report_currency
            and invoices.issue_date <= firsts.first_date + 180
    left join lost using (item_id)
    where invoices.amount > 0
)

select
    items.customer_id,
    items.report_currency,
    items.first_date,
    coalesce(customers.segment, '(none)') as segment,
    coalesce(customers.country, '(none)') as country,
    coalesce(customers.credit_rating, '(none)') as credit_rating,
    cast(arg_min(items.terms_days, (items.issue_date, items.item_id)) as integer) as terms_days,
    cast(sum(items.amount) filter (where items.issue_date < items.first_date + 90) as decimal(18, 4)) as begin_amount,
    count(*) filter (where items.is_judged) as count_judged,
    count(*) filter (where items.is_judged and items.is_very_late) as count_very_late,
    arg_min(items.late_days > run.prompt_days(), (items.issue_date, items.item_id)) as is_first_late
from items
left join ledger.customers as customers using (customer_id)
group by items.customer_id, items.report_currency, items.first_date, customers.segment, customers.country, customers.credit_rating
