-- Periods whose opening allowance and movements do not make the allowance at their end, or open otherwise than the last one closed.
with stated as (
    select as_of_date, report_currency, sum(allowance_amount) as allowance_amount
    from measures.allowance
    group by as_of_date, report_currency
),

periods as (
    select
        as_of_date,
        report_currency,
        max(amount) filter (where bar = 'opening') as opening_amount,
        sum(amount) filter (where bar <> 'closing') as closing_amount
    from measures.allowance_movement
    group by as_of_date, report_currency
    having count(*) = count(amount)
)

select periods.*, closings.allowance_amount, openings.allowance_amount as previous_amount
from periods
join ledger.calendar as calendar using (as_of_date)
join stated as closings using (as_of_date, report_currency)
join stated as openings
    on
        calendar.previous_date = openings.as_of_date
        and periods.report_currency = openings.report_currency
where
    closing_amount <> closings.allowance_amount
    or opening_amount <> openings.allowance_amount
