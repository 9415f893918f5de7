-- One row per report currency, horizon of the forecast (4 or 13 weeks) and past span of that length: the cash that came in during it.
-- Spans end every four weeks back from the as-of date; is_year_ago marks the one 52 weeks before the span that is forecast. None
-- begins before 90 days of the export are there. usual_change_amount: what three in four spans of a year differed by at most from
-- the one before, where six or more do not overlap the begin.
with lengths (horizon_weeks) as (
    values (4), (13)
),

ends as (
    select horizon_weeks, run.as_of() - 28 * cast(step as integer) as until_date, true as is_shown
    from lengths
    cross join range(0, 14) as steps (step)

    union

    select horizon_weeks, run.as_of() - 364 + 7 * horizon_weeks, true
    from lengths

    union

    select horizon_weeks, run.as_of() - 7 * cast(step as integer), false
    from lengths
    cross join range(0, 66) as steps (step)
),

known as (
    select distinct on (horizon_weeks, until_date)
        horizon_weeks,
        until_date,
        until_date - 7 * horizon_weeks as from_date,
        bool_or(is_shown) over (partition by horizon_weeks, until_date) as is_shown
    from ends
    cross join ledger.unknown_balance_periods as gaps
    cross join ledger.export_begin
    where from_date >= whole_date
        and (from_date >= unknown_until or until_date < unknown_from)
),

receipts as (
    select report_currency, entry_date, -sum(report_amount) as amount
    from ledger.entries
    where kind = 'cash' and entry_date > run.as_of() - 560
    group by report_currency, entry_date
),

spans as (
    select
        report_currency,
        horizon_weeks,
        from_date,
        until_date,
        is_shown,
        cast(
            coalesce(sum(amount) filter (where entry_date > from_date and entry_date <= until_date), 0)
            as decimal(38, 4)
        ) as received_amount
    from known
    cross join (select distinct report_currency from ledger.currencies)
    left join receipts
        using (report_currency)
    group by report_currency, horizon_weeks, from_date, until_date, is_shown
),

usual as (
    select
        now.report_currency,
        now.horizon_weeks,
        quantile_disc(abs(now.received_amount - past.received_amount), 0.75) as usual_change_amount
    from spans as now
    join spans as past
        on
            now.report_currency = past.report_currency
            and now.horizon_weeks = past.horizon_weeks
            and now.from_date = past.until_date
    group by now.report_currency, now.horizon_weeks
    having count(*) >= 6
)

select
    report_currency,
    horizon_weeks,
    from_date,
    until_date,
    received_amount,
    until_date = run.as_of() - 364 + 7 * horizon_weeks as is_year_ago,
    usual_change_amount
from spans
left join usual using (report_currency, horizon_weeks)
where is_shown
order by report_currency, horizon_weeks, until_date
