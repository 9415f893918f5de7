-- One row per day compared with that is no month end and report currency: as measures.totals, from the first of its month to that day.
with past_days as (
    select distinct past_date, month_start, collections_reason, sales_reason
    from measures.compared_days
    where not is_month_end and period <> 'week'
),

positions as (
    select
        as_of_date,
        report_currency,
        sum(gross_amount) as gross_amount,
        sum(not_due_amount) as not_due_amount,
        sum(overdue_amount) as overdue_amount,
        sum(unapplied_amount) as unapplied_amount,
        sum(net_amount) as net_amount
    from measures.past_positions
    group by as_of_date, report_currency
),

booked as (
    select
        past_date,
        report_currency,
        kind,
        case when currency = report_currency then sum(amount) else round(sum(report_amount), 2) end as amount
    from ledger.entries
    join past_days on entry_date >= month_start and entry_date <= past_date
    where kind in ('invoice', 'credit', 'cash')
    group by past_date, customer_id, report_currency, currency, kind
),

movements as (
    select
        past_date,
        report_currency,
        coalesce(sum(amount) filter (where kind <> 'cash'), 0) as sales_amount,
        -coalesce(sum(amount) filter (where kind = 'cash'), 0) as cash_amount
    from booked
    group by past_date, report_currency
)

select
    past_days.past_date as as_of_date,
    before.as_of_date as previous_date,
    past_days.month_start,
    before.report_currency,
    cast(coalesce(positions.gross_amount, 0) as decimal(38, 4)) as gross_amount,
    cast(coalesce(positions.not_due_amount, 0) as decimal(38, 4)) as not_due_amount,
    cast(coalesce(positions.overdue_amount, 0) as decimal(38, 4)) as overdue_amount,
    cast(coalesce(positions.unapplied_amount, 0) as decimal(38, 4)) as unapplied_amount,
    cast(coalesce(positions.net_amount, 0) as decimal(38, 4)) as net_amount,
    before.net_amount as opening,
    cast(coalesce(movements.sales_amount, 0) as decimal(38, 4)) as sales_amount,
    cast(coalesce(movements.cash_amount, 0) as decimal(38, 4)) as cash_amount,
    null::varchar as balance_reason,
    past_days.collections_reason,
    past_days.sales_reason
from past_days
join measures.totals as before on before.as_of_date = past_days.month_start - 1
left join positions
    on past_days.past_date = positions.as_of_date and before.report_currency = positions.report_currency
left join movements
    on past_days.past_date = movements.past_date and before.report_currency = movements.report_currency
