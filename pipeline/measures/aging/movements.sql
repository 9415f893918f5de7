-- One row per period of the calendar, customer and report currency: what moved net AR, each with its sign.
-- What was booked in foreign currency is rounded to the cent by period, customer, currency and kind.
-- Scratch.
with booked as (
    select
        as_of_date,
        customer_id,
        report_currency,
        kind,
        case when currency = report_currency then amount else round(report_amount, 2) end as amount
    from ledger.period_entries

    union all

    select
        entry_date,
        customer_id,
        report_currency,
        'fx',
        base_amount
    from ledger.revaluations
)

select
    as_of_date,
    customer_id,
    report_currency,
    cast(coalesce(sum(amount) filter (where kind = 'invoice'), 0) as decimal(38, 4)) as invoices,
    cast(coalesce(sum(amount) filter (where kind = 'cash'), 0) as decimal(38, 4)) as cash,
    cast(coalesce(sum(amount) filter (where kind = 'credit'), 0) as decimal(38, 4)) as credits,
    cast(coalesce(sum(amount) filter (where kind = 'discount'), 0) as decimal(38, 4)) as discounts,
    cast(coalesce(sum(amount) filter (where kind = 'write_off'), 0) as decimal(38, 4)) as write_offs,
    cast(coalesce(sum(amount) filter (where kind = 'fx'), 0) as decimal(38, 4)) as fx,
    cast(
        coalesce(
            sum(amount) filter (
                where kind not in ('invoice', 'cash', 'credit', 'discount', 'write_off', 'fx')
            ), 0
        ) as decimal(38, 4)
    ) as other
from booked
group by as_of_date, customer_id, report_currency
