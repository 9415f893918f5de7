-- One row per period of the calendar and report currency: opening + movements = closing, net of unapplied credits.
with grid as (
    select
        as_of_date,
        report_currency
    from ledger.calendar
    cross join (select distinct report_currency from ledger.currencies) as known
)

select
    grid.as_of_date,
    grid.report_currency,
    cast(coalesce(sum(opening), 0) as decimal(38, 4)) as opening,
    cast(coalesce(sum(invoices), 0) as decimal(38, 4)) as invoices,
    cast(coalesce(sum(cash), 0) as decimal(38, 4)) as cash,
    cast(coalesce(sum(credits), 0) as decimal(38, 4)) as credits,
    cast(coalesce(sum(discounts), 0) as decimal(38, 4)) as discounts,
    cast(coalesce(sum(write_offs), 0) as decimal(38, 4)) as write_offs,
    cast(coalesce(sum(fx), 0) as decimal(38, 4)) as fx,
    cast(coalesce(sum(other), 0) as decimal(38, 4)) as other,
    cast(coalesce(sum(closing), 0) as decimal(38, 4)) as closing,
    cast(coalesce(sum(unexplained), 0) as decimal(38, 4)) as unexplained
from grid
left join measures.customer_roll_forward using (as_of_date, report_currency)
group by grid.as_of_date, grid.report_currency
