-- One row per date of the calendar and report currency: mean terms in days, weighted by amount, of what was invoiced in the
-- three periods that end there, against the three that end a period before; and how much of the change each customer's own
-- terms explain. The rest is mix: customers with longer or shorter terms bought more or less.
with numbered as (
    select
        as_of_date,
        row_number() over (order by as_of_date) as number
    from ledger.calendar
),

issued as (
    select
        period_end(issue_date) as as_of_date,
        customer_id,
        report_currency,
        sum(report_amount) as amount,
        sum(report_amount * terms_days) as amount_days
    from ledger.invoices
    group by all
),

windows as (
    select
        numbered.number + places.place as number,
        issued.customer_id,
        issued.report_currency,
        sum(amount) filter (where place <= 2) as amount,
        sum(amount_days) filter (where place <= 2) as amount_days,
        sum(amount) filter (where place >= 1) as amount_before,
        sum(amount_days) filter (where place >= 1) as amount_days_before
    from issued
    join numbered using (as_of_date)
    cross join (values (0), (1), (2), (3)) as places (place)
    group by all
),

sums as (
    select
        number,
        report_currency,
        sum(amount) as amount,
        sum(amount_days) as amount_days,
        sum(amount_before) as amount_before,
        sum(amount_days_before) as amount_days_before,
        sum(
            amount_days - cast(ratio(amount_days_before, amount_before) * amount as decimal(38, 4))
        ) filter (where amount > 0 and amount_before > 0) as own_amount_days
    from windows
    group by number, report_currency
)

select
    numbered.as_of_date,
    sums.report_currency,
    round(ratio(amount_days, amount), 4) as terms_days,
    round(ratio(amount_days_before, amount_before), 4) as previous_terms_days,
    case
        when amount_before <> 0 then round(ratio(coalesce(own_amount_days, 0), amount), 4)
    end as own_change_days
from sums
join numbered using (number)
