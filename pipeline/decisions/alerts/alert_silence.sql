-- One row per customer and report currency that has not paid for longer than usual: more than 30 days, and than twice the gap between
-- payment days that nine of ten of the last two years did not pass, with something to ask for. At least six gaps make a habit.
-- Dated by the day on which the silence grew too long; the amount is what can be asked for.
with quiet as (
    select
        cash.customer_id,
        cash.report_currency,
        cash.last_paid_date,
        asks.ask_amount
    from decisions.recent_cash as cash
    join decisions.asks as asks using (customer_id, report_currency)
    where cash.last_paid_date < run.as_of() - 30 and asks.ask_amount > 0
),

pay_days as (
    select distinct
        customer_id,
        report_currency,
        entry_date
    from ledger.entries
    semi join quiet using (customer_id, report_currency)
    where kind = 'cash' and entry_date <= run.as_of() and entry_date > run.as_of() - 730
),

gaps as (
    select
        customer_id,
        report_currency,
        entry_date,
        entry_date - lag(entry_date) over (partition by customer_id, report_currency order by entry_date) as gap_days
    from pay_days
),

habits as (
    select
        customer_id,
        report_currency,
        greatest(30, 2 * cast(quantile_disc(gap_days, 0.9) as integer)) as longest_days
    from gaps
    group by customer_id, report_currency
    having count(gap_days) >= 6
)

select
    quiet.customer_id,
    quiet.report_currency,
    cast(quiet.last_paid_date + habits.longest_days + 1 as date) as alert_date,
    quiet.ask_amount as amount,
    concat(
        'has paid nothing since ', strftime(quiet.last_paid_date, '%-d %b %Y'), ', for ',
        run.as_of() - quiet.last_paid_date, ' days; nine of ten of its payments came within ',
        habits.longest_days // 2, ' days of the one before'
    ) as message
from quiet
join habits using (customer_id, report_currency)
where run.as_of() > quiet.last_paid_date + habits.longest_days
