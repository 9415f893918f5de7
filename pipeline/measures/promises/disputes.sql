-- One row per dispute opened by the as-of date: what it holds up now, and how long it took or has taken.
-- Disputes on one invoice share what is open of it, oldest first; cycle time is opening to closing, age is opening to as-of.
with open_invoices as (
    select
        invoice_id,
        sum(open_amount) as open_amount
    from ledger.invoices
    semi join ledger.disputes using (invoice_id)
    group by invoice_id
),

claimed as (
    select
        disputes.*,
        coalesce(open_invoices.open_amount, 0) as invoice_open_amount,
        sum(
            case when closed_date is null then amount else 0 end
        ) over (
            partition by invoice_id
            order by opened_date, dispute_id
            rows unbounded preceding
        ) as claimed_to_here
    from ledger.disputes as disputes
    left join open_invoices using (invoice_id)
),

held as (
    select
        *,
        case
            when closed_date is null
                then least(
                    amount,
                    greatest(invoice_open_amount - (claimed_to_here - amount), 0)
                )
            else 0
        end as held_amount
    from claimed
)

select
    held.dispute_id,
    held.invoice_id,
    held.customer_id,
    held.currency,
    held.report_currency,
    held.reason,
    held.owner,
    held.opened_date,
    held.closed_date,
    held.closed_date is null as is_open,
    held.amount as disputed_amount,
    cast(held.held_amount as decimal(38, 4)) as open_amount,
    report_amount(held.held_amount, rates.rate) as open_report_amount,
    date_diff(
        'day', held.opened_date, coalesce(held.closed_date, run.as_of())
    ) as age_days,
    case
        when held.closed_date is not null
            then date_diff('day', held.opened_date, held.closed_date)
    end as cycle_days
from held
left join ledger.rates as rates
    on held.currency = rates.currency and rates.rate_date = run.as_of()
