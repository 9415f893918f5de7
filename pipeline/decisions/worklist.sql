-- One row per customer with something to collect today, ranked by the cash at stake.
-- The ask is what is past due, less what is disputed and what the customer has paid but is not applied.
with overdue as (
    select
        customer_id,
        report_currency,
        sum(coalesce(open_base_amount, open_amount)) as overdue_amount,
        max(days_past_due(due_date, getvariable('as_of'))) as oldest_days,
        count(distinct invoice_id) as count_overdue
    from ledger.invoices
    where open_amount > 0 and due_date < getvariable('as_of')
    group by customer_id, report_currency
),

disputed as (
    select
        customer_id,
        report_currency,
        sum(coalesce(disputed_base_amount, disputed_amount)) as disputed_amount
    from measures.disputed_items
    where as_of_date = getvariable('as_of') and due_date < getvariable('as_of')
    group by customer_id, report_currency
),

unapplied as (
    select customer_id, report_currency, unapplied_amount
    from measures.positions
    where as_of_date = getvariable('as_of')
),

asks as (
    select
        overdue.*,
        coalesce(disputed_amount, 0) as disputed_amount,
        coalesce(unapplied_amount, 0) as unapplied_amount,
        greatest(
            overdue_amount - coalesce(disputed_amount, 0) - coalesce(unapplied_amount, 0), 0
        ) as ask_amount
    from overdue
    left join disputed using (customer_id, report_currency)
    left join unapplied using (customer_id, report_currency)
)

select
    asks.* replace (
        cast(overdue_amount as decimal(18, 4)) as overdue_amount,
        cast(disputed_amount as decimal(18, 4)) as disputed_amount,
        cast(ask_amount as decimal(18, 4)) as ask_amount
    ),
    case
        when ask_amount = 0 and disputed_amount > 0 then 'resolve the dispute'
        when ask_amount = 0 then 'apply the unapplied cash'
        when oldest_days > 90 then 'consider an agency'
        when oldest_days > 60 then 'formal notice'
        when oldest_days > 30 then 'firm reminder'
        else 'friendly reminder'
    end as next_step
from asks
