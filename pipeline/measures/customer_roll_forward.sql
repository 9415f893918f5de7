-- One row per period of the calendar, customer and report currency: opening + movements = closing.
-- Opening and closing come from open balances, the movements from entries; what is left over is unexplained.
with openings as (
    select
        calendar.as_of_date,
        positions.customer_id,
        positions.report_currency,
        positions.net_amount as opening
    from measures.positions as positions
    join ledger.calendar as calendar on positions.as_of_date = calendar.previous_date
),

closings as (
    select
        as_of_date,
        customer_id,
        report_currency,
        net_amount as closing
    from measures.positions
),

joined as (
    select
        as_of_date,
        customer_id,
        report_currency,
        coalesce(opening, 0) as opening,
        coalesce(invoices, 0) as invoices,
        coalesce(cash, 0) as cash,
        coalesce(credits, 0) as credits,
        coalesce(discounts, 0) as discounts,
        coalesce(write_offs, 0) as write_offs,
        coalesce(fx, 0) as fx,
        coalesce(other, 0) as other,
        coalesce(closing, 0) as closing
    from openings
    full join closings using (as_of_date, customer_id, report_currency)
    full join measures.movements using (as_of_date, customer_id, report_currency)
)

select
    *,
    cast(
        closing - opening - invoices - cash - credits - discounts - write_offs - fx - other
        as decimal(18, 4)
    ) as unexplained
from joined
