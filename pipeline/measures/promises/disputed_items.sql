-- One row per date of the calendar and open item in dispute at it, with how much of what is open is disputed.
-- A dispute takes the oldest item of its invoice first and never more than is open.
with open_disputes as (
    select
        calendar.as_of_date,
        disputes.invoice_id,
        sum(disputes.amount) as amount
    from ledger.disputes as disputes
    join ledger.calendar as calendar
        on
            disputes.opened_date <= calendar.as_of_date
            and coalesce(disputes.closed_date, date '9999-12-31') > calendar.as_of_date
    group by all
),

open_items as (
    select
        spans.as_of_date,
        balances.invoice_id,
        balances.item_id,
        balances.customer_id,
        balances.currency,
        balances.report_currency,
        balances.issue_date,
        balances.due_date,
        sum(balances.amount) as open_amount
    from (
        select *
        from ledger.balances
        semi join ledger.disputes using (invoice_id)
        where account = 'receivable'
    ) as balances
    join ledger.spans as spans using (first_date, last_date)
    group by all
),

poured as (
    select
        open_items.*,
        open_disputes.amount - coalesce(
            sum(open_items.open_amount) over (
                partition by open_items.as_of_date, open_items.invoice_id
                order by open_items.due_date, open_items.item_id
                rows between unbounded preceding and 1 preceding
            ), 0
        ) as amount_left
    from open_items
    join open_disputes using (as_of_date, invoice_id)
)

select
    poured.* exclude (open_amount, amount_left),
    cast(least(open_amount, amount_left) as decimal(38, 4)) as disputed_amount,
    report_amount(least(open_amount, amount_left), rates.rate) as disputed_report_amount
from poured
left join ledger.rates as rates
    on poured.currency = rates.currency and poured.as_of_date = rates.rate_date
where amount_left > 0
