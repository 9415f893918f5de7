-- One row per view (closed, with_open), report currency, cut and value: days to pay of the 12 months to the as-of date.
-- Sums weigh by amount; counts and quantiles take one row an invoice, its last one.
with viewed as (
    select 'closed' as view, is_last_receipt as is_counted, * exclude (is_last_receipt, is_last)
    from measures.pay_items
    where is_receipt

    union all

    select 'with_open', is_last, * exclude (is_last_receipt, is_last)
    from measures.pay_items
)

select
    view,
    report_currency,
    case
        when grouping(customer_id) = 0 then 'customer'
        when grouping(segment) = 0 then 'segment'
        when grouping(region) = 0 then 'region'
        when grouping(sales_rep) = 0 then 'sales_rep'
        when grouping(method) = 0 then 'method'
        when grouping(currency) = 0 then 'currency'
        when grouping(terms) = 0 then 'terms'
        else 'all'
    end as cut,
    coalesce(customer_id, segment, region, sales_rep, method, currency, terms, '') as cut_value,
    sum(weight_amount) as amount,
    sum(weight_amount * pay_days) as pay_days,
    sum(weight_amount * terms_days) as terms_days,
    sum(weight_amount * late_days) as late_days,
    coalesce(
        sum(weight_amount) filter (where late_days > getvariable('late_after_days')), 0
    ) as late_amount,
    coalesce(sum(weight_amount) filter (where late_days > 30), 0) as very_late_amount,
    count(*) filter (where is_counted) as count_invoices,
    count(*) filter (
        where is_counted and late_days > getvariable('late_after_days')
    ) as count_late,
    count(*) filter (where is_counted and late_days > 30) as count_very_late,
    quantile_disc(pay_days, 0.5) filter (where is_counted) as median_days,
    quantile_disc(pay_days, 0.9) filter (where is_counted) as p90_days
from viewed
group by grouping sets (
    (view, report_currency),
    (view, report_currency, customer_id),
    (view, report_currency, segment),
    (view, report_currency, region),
    (view, report_currency, sales_rep),
    (view, report_currency, method),
    (view, report_currency, currency),
    (view, report_currency, terms)
)
