-- One row per period of the calendar, customer and report currency: opening + movements = closing.
-- Opening and closing come from open balances, the movements from entries; what is left over is unexplained.
with parts as (
    select
        calendar.as_of_date, positions.customer_id, positions.report_currency, positions.net_amount as opening,
        0 as invoices, 0 as cash, 0 as credits, 0 as discounts, 0 as write_offs, 0 as fx, 0 as other, 0 as closing
    from measures.positions as positions
    join ledger.calendar as calendar on positions.as_of_date = calendar.previous_date

    union all

    select as_of_date, customer_id, report_currency, 0, 0, 0, 0, 0, 0, 0, 0, net_amount
    from measures.positions

    union all

    select
        as_of_date, customer_id, report_currency, 0, invoices, cash, credits, discounts, write_offs, fx, other, 0
    from measures.movements
),

joined as (
    select
        as_of_date,
        customer_id,
        report_currency,
        cast(sum(opening) as decimal(38, 4)) as opening,
        cast(sum(invoices) as decimal(38, 4)) as invoices,
        cast(sum(cash) as decimal(38, 4)) as cash,
        cast(sum(credits) as decimal(38, 4)) as credits,
        cast(sum(discounts) as decimal(38, 4)) as discounts,
        cast(sum(write_offs) as decimal(38, 4)) as write_offs,
        cast(sum(fx) as decimal(38, 4)) as fx,
        cast(sum(other) as decimal(38, 4)) as other,
        cast(sum(closing) as decimal(38, 4)) as closing
    from parts
    group by as_of_date, customer_id, report_currency
)

select
    *,
    cast(
        closing - opening - invoices - cash - credits - discounts - write_offs - fx - other
        as decimal(38, 4)
    ) as unexplained
from joined
