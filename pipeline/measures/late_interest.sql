-- One row per customer and report currency with something past due: interest and fees that could be claimed on it.
-- Open amount × late_interest_rate × days past due ÷ 365, to the cent by item, and late_fee_amount an item. Never posted.
with items as (
    select
        customer_id,
        report_currency,
        coalesce(open_base_amount, open_amount) as open_amount,
        cast(
            round(
                cast(coalesce(open_base_amount, open_amount) as double)
                * getvariable('late_interest_rate') * days_past_due(due_date, getvariable('as_of')) / 365,
                2
            ) as decimal(18, 4)
        ) as interest_amount
    from ledger.invoices
    where open_amount > 0 and due_date < getvariable('as_of')
),

sums as (
    select
        customer_id,
        report_currency,
        count(*) as count_items,
        sum(open_amount) as overdue_amount,
        sum(interest_amount) as interest_amount,
        count(*) * cast(getvariable('late_fee_amount') as decimal(18, 4)) as fee_amount,
        getvariable('late_interest_rate') > 0 or getvariable('late_fee_amount') > 0 as is_claimable
    from items
    group by customer_id, report_currency
)

select
    customer_id,
    report_currency,
    count_items,
    cast(overdue_amount as decimal(18, 4)) as overdue_amount,
    case when is_claimable then cast(interest_amount as decimal(18, 4)) end as interest_amount,
    case when is_claimable then cast(fee_amount as decimal(18, 4)) end as fee_amount,
    case
        when is_claimable
            then cast(overdue_amount + interest_amount + fee_amount as decimal(18, 4))
    end as claim_amount,
    case when not is_claimable then 'no late interest rate or fee is set' end as reason
from sums
