-- One row per invoice with its whole life: customers Zipf-like, terms and payment habit by customer, payment runs by
-- weekday, noise, a long tail; some are paid in two parts and some never.
with issued as (
    select
        invoice_number,
        cast(
            floor(getvariable('bench_customers') * pow(dice(invoice_number, 'customer'), 3)) as integer
        ) as customer_number,
        date '2023-01-02'
        + cast(7 * (invoice_number * getvariable('bench_weeks') // getvariable('bench_invoices')) as integer)
        + cast(floor(5 * dice(invoice_number, 'weekday')) as integer) as issue_date,
        dice(invoice_number, 'size a') + dice(invoice_number, 'size b') + dice(invoice_number, 'size c') - 1.5 as size_noise
    from range(getvariable('bench_invoices')) as numbers (invoice_number)
),

granted as (
    select
        *,
        ([14, 30, 30, 30, 45, 60, 90])[
            1 + cast(floor(7 * trait(customer_number, 'terms')) as integer)
        ] as terms_days,
        case when trait(customer_number, 'currency') < 0.8 then 'USD' else 'EUR' end as currency,
        cast(exp(6 + 2 * size_noise + 1.5 * trait(customer_number, 'size')) as decimal(18, 2)) as amount
    from issued
),

wished as (
    select
        *,
        issue_date + terms_days as due_date,
        issue_date + terms_days
        + cast(floor(
            36 * pow(trait(customer_number, 'habit'), 2) - 18
            + 10 * dice(invoice_number, 'noise')
            + case when dice(invoice_number, 'tail') < 0.05 then 55 * dice(invoice_number, 'delay') else 0 end
        ) as integer) as wish_date,
        1 + cast(floor(5 * trait(customer_number, 'run')) as integer) as run_weekday
    from granted
)

select
    * exclude (size_noise, wish_date, run_weekday),
    greatest(
        wish_date + cast((run_weekday - isodow(wish_date) + 7) % 7 as integer),
        issue_date + 1
    ) as paid_date,
    dice(invoice_number, 'unpaid') < getvariable('bench_unpaid_rate') as is_unpaid,
    case
        when dice(invoice_number, 'part') < 0.06
            then cast(amount * (0.2 + 0.6 * dice(invoice_number, 'share')) as decimal(18, 2))
        else amount
    end as first_amount
from wished
