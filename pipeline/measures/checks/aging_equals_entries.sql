-- Dates, customers and currencies at which Σ buckets − unapplied is not the sum of the entries, by either basis.
with summed as (
    select calendar.as_of_date, entries.customer_id, entries.currency, sum(entries.amount) as entries_amount
    from (
        select entry_date, customer_id, currency, sum(amount) as amount
        from ledger.entries
        group by all
    ) as entries
    join ledger.calendar as calendar on entries.entry_date <= calendar.as_of_date
    group by all
),

aged as (
    select as_of_date, customer_id, currency, basis, sum(open_amount) as open_amount
    from measures.aging
    group by all
),

credits as (
    select as_of_date, customer_id, currency, unapplied_amount
    from measures.unapplied
)

select *
from (
    select
        as_of_date,
        customer_id,
        currency,
        coalesce(entries_amount, 0) as entries_amount,
        coalesce(max(open_amount) filter (where basis = 'due'), 0)
        - coalesce(max(unapplied_amount), 0) as net_by_due_date,
        coalesce(max(open_amount) filter (where basis = 'invoice'), 0)
        - coalesce(max(unapplied_amount), 0) as net_by_invoice_date
    from summed
    full join aged using (as_of_date, customer_id, currency)
    full join credits using (as_of_date, customer_id, currency)
    group by all
) as compared
where entries_amount <> net_by_due_date or entries_amount <> net_by_invoice_date
