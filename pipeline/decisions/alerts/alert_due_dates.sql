-- One row per customer and report currency whose due dates contradict how steadily it pays: due on the invoice's own date, or after a
-- time that is within a day of no step of the terms ladder; and of the last two years at least ten invoices paid in cash, half of them within
-- five days of each other counted from the invoice, and three of four at least 15 days late.
-- Dated by the payment that made the tenth; the amount is what is open. Perhaps the terms in the master data are not those agreed.
with paid as (
    select
        customer_id,
        report_currency,
        closed_date,
        closed_date - issue_date as pay_days,
        closed_date - due_date as delay_days,
        due_date - issue_date as terms_days
    from ledger.invoices
    where
        amount > 0
        and closing_kind = 'cash'
        and not is_timing_unknown
        and closed_date > run.as_of() - 730
        and closed_date <= run.as_of()
),

late as (
    select
        customer_id,
        report_currency
    from paid
    group by customer_id, report_currency
    having count(*) >= 10 and 4 * count(*) filter (where delay_days < 15) < count(*)
),

steady as (
    select
        customer_id,
        report_currency,
        min(closed_date, 10)[10] as alert_date,
        cast(quantile_disc(pay_days, 0.5) as integer) as pay_days,
        cast(quantile_disc(terms_days, 0.5) as integer) as terms_days
    from paid
    semi join late using (customer_id, report_currency)
    group by customer_id, report_currency
    having quantile_disc(pay_days, 0.75) - quantile_disc(pay_days, 0.25) <= 5
)

select
    steady.customer_id,
    steady.report_currency,
    steady.alert_date,
    exposures.open_amount as amount,
    concat(
        'pays ', steady.pay_days, ' days after the invoice, steadily; its invoices are due ',
        case steady.terms_days when 0 then 'on their own date' else concat('after ', steady.terms_days, ' days') end
    ) as message
from steady
join decisions.exposures as exposures using (customer_id, report_currency)
where
    steady.terms_days = 0
    or not exists (from decisions.terms_ladder where abs(credit_days - steady.terms_days) <= 1)
