-- One row per currency and customer among the five whose overdue amount rose, and the five whose fell, most.
-- The change is since the last month end before the as-of date.
with dates as (
    select max(as_of_date) as previous_date
    from publish.aging
    where as_of_date < getvariable('as_of')
),

overdue as (
    select
        report_currency as currency,
        customer_id,
        any_value(customer_name) as customer_name,
        any_value(previous_date) as previous_date,
        coalesce(sum(coalesce(open_base_amount, open_amount)) filter (
            where as_of_date = getvariable('as_of')
        ), 0) as overdue_amount,
        coalesce(sum(coalesce(open_base_amount, open_amount)) filter (
            where as_of_date = previous_date
        ), 0) as previous_amount
    from publish.aging
    join ledger.currencies using (currency)
    cross join dates
    where basis = 'due' and bucket <> 'not_due'
    group by report_currency, customer_id
),

changes as (
    select
        *,
        overdue_amount - previous_amount as change_amount,
        row_number() over (
            partition by currency
            order by overdue_amount - previous_amount desc, customer_id
        ) as rise_place,
        row_number() over (
            partition by currency
            order by overdue_amount - previous_amount, customer_id
        ) as fall_place
    from overdue
)

select *
from changes
where previous_date is not null
    and ((change_amount > 0 and rise_place <= 5) or (change_amount < 0 and fall_place <= 5))
order by currency, change_amount desc, customer_id
