-- One row per date of the calendar and document currency: what is not due only because it was billed after delivery.
-- Billed on the day of delivery, with the same terms, it would be past due.
with late_billed as (
    select
        item_id,
        due_date,
        due_date - cast(date_diff('day', delivery_date, issue_date) as integer) as due_date_on_delivery
    from ledger.invoices
    where delivery_date < issue_date
),

pieces as (
    select
        balances.currency,
        balances.report_currency,
        balances.first_date,
        balances.last_date,
        late_billed.due_date,
        late_billed.due_date_on_delivery,
        sum(balances.amount) as amount
    from ledger.balances as balances
    join late_billed using (item_id)
    where balances.account = 'receivable'
    group by all
)

select
    spans.as_of_date,
    pieces.currency,
    pieces.report_currency,
    cast(sum(pieces.amount) as decimal(38, 4)) as amount
from pieces
join ledger.spans as spans using (first_date, last_date)
where
    bucket_index(age(pieces.due_date, spans.as_of_date)) = 0
    and bucket_index(age(pieces.due_date_on_delivery, spans.as_of_date)) > 0
group by all
