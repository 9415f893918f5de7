-- One row per report currency, cut and value: Kaplan–Meier over the invoices issued in the 12 months to the as-of date.
-- Event: closed by cash (and what cash leaves: discount, short pay). Censored: open at the as-of date, or credited.
-- A quantile is the first day on which the share still unpaid is at most 1 − q; null where it stays above.
with days as (
    select
        report_currency,
        case
            when grouping(customer_id) = 0 then 'customer'
            when grouping(segment) = 0 then 'segment'
            when grouping(region) = 0 then 'region'
            when grouping(sales_rep) = 0 then 'sales_rep'
            when grouping(currency) = 0 then 'currency'
            when grouping(terms) = 0 then 'terms'
            else 'all'
        end as cut,
        coalesce(customer_id, segment, region, sales_rep, currency, terms, '') as cut_value,
        end_days,
        sum(amount) as amount,
        sum(count_ended) as count_ended,
        sum(count_paid) as count_paid
    from measures.payment_survival_counts
    group by grouping sets (
        (report_currency, end_days),
        (report_currency, end_days, customer_id),
        (report_currency, end_days, segment),
        (report_currency, end_days, region),
        (report_currency, end_days, sales_rep),
        (report_currency, end_days, currency),
        (report_currency, end_days, terms)
    )
),

at_risk as (
    select *, sum(count_ended) over (
        partition by report_currency, cut, cut_value order by end_days desc
    ) as count_at_risk
    from days
),

curves as (
    -- A day's factor is at most 1, so rounding in the product stays far below the slack of 1e-12.
    select *, product(1 - count_paid / count_at_risk) over (
        partition by report_currency, cut, cut_value order by end_days
    ) as unpaid_share
    from at_risk
)

select
    report_currency, cut, cut_value,
    sum(amount) as amount,
    cast(sum(count_ended) as bigint) as count_invoices,
    cast(sum(count_paid) as bigint) as count_paid,
    min(end_days) filter (where unpaid_share <= 0.5 + 1e-12) as median_days,
    min(end_days) filter (where unpaid_share <= 0.1 + 1e-12) as p90_days
from curves
group by report_currency, cut, cut_value
