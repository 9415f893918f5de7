-- One row per date of the calendar, customer and currency: credits the customer has not used, as positive amounts.
with open_credits as (
    select
        spans.as_of_date,
        balances.customer_id,
        balances.currency,
        balances.report_currency,
        -sum(balances.amount) as unapplied_amount
    from ledger.balances as balances
    join ledger.spans as spans using (first_date, last_date)
    where balances.account = 'unapplied'
    group by all
),

foreign_credits as (
    select
        as_of_date,
        customer_id,
        currency,
        -sum(base_amount) as base_amount
    from ledger.foreign_balances
    where account = 'unapplied'
    group by all
)

select
    open_credits.* replace (cast(unapplied_amount as decimal(38, 4)) as unapplied_amount),
    cast(
        coalesce(foreign_credits.base_amount, open_credits.unapplied_amount) as decimal(38, 4)
    ) as unapplied_report_amount
from open_credits
left join foreign_credits using (as_of_date, customer_id, currency)
