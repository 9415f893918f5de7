-- Bridges whose bars do not lead from one end to the other to the last decimal, in days and in money, or whose ends are not
-- the DSO and the AR of the date.
with bridges as (
    select
        as_of_date,
        report_currency,
        kind,
        sum(days) filter (where place < 99) as bars_days,
        max(days) filter (where place = 99) as closing_days,
        sum(amount) filter (where place < 99) as bars_amount,
        max(amount) filter (where place = 99) as closing_amount
    from measures.dso_bridge
    where reason is null
    group by as_of_date, report_currency, kind
)

select *
from bridges
join measures.dso as dso using (as_of_date, report_currency)
join measures.totals as totals using (as_of_date, report_currency)
where
    dso.method = 'simple_90'
    and (
        bars_days <> closing_days
        or bars_amount <> closing_amount
        or closing_days <> cast(dso.dso as decimal(38, 4))
        or closing_amount <> totals.net_amount
    )
