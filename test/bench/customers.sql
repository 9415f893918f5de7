-- One row per customer, in the canonical layout.
select
    'C' || lpad(cast(customer_number as varchar), 7, '0') as customer_id,
    'Customer ' || customer_number as customer_name,
    (['Hospitality', 'Retail', 'Healthcare', 'Industrial', 'Public sector', 'Food production'])[
        1 + cast(floor(6 * trait(customer_number, 'segment')) as integer)
    ] as segment,
    (['US', 'DE', 'FR', 'IE'])[1 + cast(floor(4 * trait(customer_number, 'country')) as integer)] as country,
    round(10000 * (1 + 90 * trait(customer_number, 'limit')), 0)::decimal(18, 2) as credit_limit
from range(getvariable('bench_customers')) as numbers (customer_number)
order by customer_number
