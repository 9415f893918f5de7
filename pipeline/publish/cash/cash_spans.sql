-- One row per currency, horizon of the forecast (4 or 13 weeks) and past span of that length: the cash that came in during it.
-- Spans end every four weeks back from the as-of date; is_year_ago marks the one 52 weeks before the span that is forecast.
with lengths (horizon_weeks) as (
    values (4), (13)
),

ends as (
    select horizon_weeks, run.as_of() - 28 * cast(step as integer) as until_date
    from lengths
    cross join range(0, 14) as steps (step)

    union

    select horizon_weeks, run.as_of() - 364 + 7 * horizon_weeks
    from lengths
),

known as (
    select horizon_weeks, until_date, until_date - 7 * horizon_weeks as from_date
    from ends
    cross join ledger.unknown_balance_periods as gaps
    where from_date >= (select min(month_start) - 1 from ledger.calendar)
        and (from_date >= unknown_until or until_date < unknown_from)
),

receipts as (
    select report_currency as currency, entry_date, -sum(coalesce(base_amount, amount)) as amount
    from ledger.entries
    where kind = 'cash' and entry_date > run.as_of() - 460
    group by report_currency, entry_date
)

select
    currency,
    horizon_weeks,
    from_date,
    until_date,
    cast(
        coalesce(sum(amount) filter (where entry_date > from_date and entry_date <= until_date), 0)
        as decimal(18, 4)
    ) as received_amount,
    until_date = run.as_of() - 364 + 7 * horizon_weeks as is_year_ago
from known
cross join (select distinct report_currency as currency from ledger.currencies)
left join receipts
    using (currency)
group by currency, horizon_weeks, from_date, until_date
order by currency, horizon_weeks, until_date
