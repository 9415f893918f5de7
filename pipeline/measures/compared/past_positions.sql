-- One row per day compared with, customer and report currency: what was open then, in that currency; as measures.positions.
with past_days as (
    select distinct past_date
    from measures.compared_days
),

items as (
    select
        past_date,
        balances.customer_id,
        balances.report_currency,
        balances.currency,
        balances.account,
        case when balances.account = 'receivable' then balances.item_id end as item_id,
        bool_or(bucket_index(age(balances.due_date, past_date)) > 0) as is_overdue,
        sum(balances.amount) as amount
    from ledger.balances as balances
    join past_days
        on
            balances.from_date <= past_date
            and (balances.to_date is null or balances.to_date > past_date)
    group by all
),

converted as (
    select
        items.*,
        case
            when currencies.has_rate and not currencies.is_base then base_amount(amount, rates.rate)
            else amount
        end as own_amount
    from items
    join ledger.currencies as currencies using (currency, report_currency)
    left join ledger.rates as rates
        on items.currency = rates.currency and items.past_date = rates.rate_date
)

select
    past_date as as_of_date,
    customer_id,
    report_currency,
    cast(coalesce(sum(own_amount) filter (where account = 'receivable'), 0) as decimal(38, 4)) as gross_amount,
    cast(
        coalesce(sum(own_amount) filter (where account = 'receivable' and not is_overdue), 0) as decimal(38, 4)
    ) as not_due_amount,
    cast(
        coalesce(sum(own_amount) filter (where account = 'receivable' and is_overdue), 0) as decimal(38, 4)
    ) as overdue_amount,
    cast(coalesce(-sum(own_amount) filter (where account = 'unapplied'), 0) as decimal(38, 4)) as unapplied_amount,
    cast(sum(own_amount) as decimal(38, 4)) as net_amount
from converted
group by past_date, customer_id, report_currency
