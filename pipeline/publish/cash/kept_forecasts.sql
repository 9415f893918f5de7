-- One row per earlier run and report currency: what its forecast, kept as it stood, said of the whole weeks since (13 at most), and what came.
-- Open: invoices open at that date; new: those issued later. Cash counts at the rate its invoice was booked at.
with weeks as (
    select
        as_of_date,
        report_currency,
        layer,
        least(13, cast((run.as_of() - as_of_date) // 7 as integer)) as count_weeks,
        sum(expected_amount) as expected_amount
    from ledger.known_cash
    where week_start_date + 6 <= run.as_of()
    group by as_of_date, report_currency, layer
),

expected as (
    select
        as_of_date,
        report_currency,
        any_value(count_weeks) as count_weeks,
        coalesce(sum(expected_amount) filter (where layer = 'open'), 0) as open_expected_amount,
        coalesce(sum(expected_amount) filter (where layer = 'new'), 0) as new_expected_amount
    from weeks
    where count_weeks > 0
    group by as_of_date, report_currency
),

receipts as (
    select
        items.report_currency,
        items.issue_date,
        applications.application_date,
        at_booking_rate(applications.amount, items.report_amount, items.amount) as amount
    from ledger.applications as applications
    join ledger.invoices as items using (item_id)
    where
        applications.kind = 'cash' and items.amount > 0
        and applications.application_date > (select min(as_of_date) from expected)
),

came as (
    select
        expected.as_of_date,
        expected.report_currency,
        sum(receipts.amount) filter (where issue_date <= as_of_date) as open_amount,
        sum(receipts.amount) filter (where issue_date > as_of_date) as new_amount
    from expected
    join receipts
        on
            expected.report_currency = receipts.report_currency
            and application_date > as_of_date
            and application_date <= as_of_date + 7 * count_weeks
    group by expected.as_of_date, expected.report_currency
)

select
    as_of_date,
    report_currency,
    count_weeks,
    cast(open_expected_amount + new_expected_amount as decimal(38, 4)) as expected_amount,
    cast(coalesce(open_amount, 0) + coalesce(new_amount, 0) as decimal(38, 4)) as actual_amount,
    cast(coalesce(open_amount, 0) - open_expected_amount as decimal(38, 4)) as open_error_amount,
    cast(coalesce(new_amount, 0) - new_expected_amount as decimal(38, 4)) as new_error_amount
from expected
left join came using (as_of_date, report_currency)
order by as_of_date desc, report_currency
