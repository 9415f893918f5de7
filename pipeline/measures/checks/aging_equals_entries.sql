-- Periods, customers and currencies in which what Σ buckets − unapplied changed, by either basis, is not the sum of the entries.
-- Before the first date nothing is open, so that no change unexplained means equal sums at every date.
with nets as (
    select
        as_of_date, customer_id, currency,
        case when basis = 'due' then open_amount else 0 end as net_by_due_date,
        case when basis = 'due' then 0 else open_amount end as net_by_invoice_date
    from measures.aging

    union all

    select as_of_date, customer_id, currency, -unapplied_amount, -unapplied_amount
    from measures.unapplied
),

closings as (
    select
        as_of_date, customer_id, currency,
        sum(net_by_due_date) as net_by_due_date,
        sum(net_by_invoice_date) as net_by_invoice_date
    from nets
    group by as_of_date, customer_id, currency
),

changes as (
    select as_of_date, customer_id, currency, net_by_due_date, net_by_invoice_date, 0 as entries_amount
    from closings

    union all

    select calendar.as_of_date, customer_id, currency, -net_by_due_date, -net_by_invoice_date, 0
    from closings
    join ledger.calendar as calendar on closings.as_of_date = calendar.previous_date

    union all

    select as_of_date, customer_id, currency, 0, 0, amount
    from ledger.period_entries
)

select
    as_of_date,
    customer_id,
    currency,
    sum(entries_amount) as entries_amount,
    sum(net_by_due_date) as change_by_due_date,
    sum(net_by_invoice_date) as change_by_invoice_date
from changes
group by as_of_date, customer_id, currency
having
    sum(entries_amount) <> sum(net_by_due_date)
    or sum(entries_amount) <> sum(net_by_invoice_date)
