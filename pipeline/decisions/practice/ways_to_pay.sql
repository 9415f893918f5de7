-- One row per report currency and way of paying of the last 12 months: how late it pays against all others, and what moving it would bring.
-- Days are weighted by cash. moved_days is how much later than all other ways together, never below 0; the cash that comes once is a
-- day of that cash x these days, its worth a year that at the cost of capital. Part of it is who pays so, not how.
with paid as (
    select
        report_currency,
        cut_value as method,
        amount,
        count_invoices,
        days_to_pay,
        days_late
    from measures.days_to_pay_cuts
    where view = 'closed' and cut = 'method' and cut_value <> '(none)' and days_late is not null
),

compared as (
    select
        paid.*,
        sum(amount) over currency_rows as all_amount,
        sum(cast(cast(amount as double) * days_late as decimal(28, 4))) over currency_rows as all_days
    from paid
    window currency_rows as (partition by report_currency)
),

beside as (
    select
        *,
        cast(all_days - cast(cast(amount as double) * days_late as decimal(28, 4)) as double)
        / nullif(cast(all_amount - amount as double), 0) as other_days_late
    from compared
)

select
    report_currency,
    method,
    amount,
    count_invoices,
    ratio(amount, all_amount) as amount_rate,
    days_to_pay,
    days_late,
    other_days_late,
    greatest(days_late - other_days_late, 0) as moved_days,
    cents(cast(amount as double) / 365 * greatest(days_late - other_days_late, 0)) as freed_amount,
    cents(cast(amount as double) / 365 * greatest(days_late - other_days_late, 0) * cast(run.capital_cost_rate() as double))
        as worth_amount,
    coalesce(days_late - other_days_late >= 3 and count_invoices >= 20, false) as is_advised
from beside
