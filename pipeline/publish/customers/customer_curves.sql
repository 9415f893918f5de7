-- One row per cut (customer, segment), value and report currency: the share of its invoices paid by days past the due date.
-- Kaplan–Meier over the items due in the 24 months to the as-of date, by count: open ones count until the day they are seen
-- last, credited ones until they are credited. Null where no item is old enough to tell.
with items as (
    select
        customer_id,
        coalesce(segment, '') as segment,
        report_currency,
        date_diff('day', due_date, coalesce(closed_date, run.as_of())) as end_days,
        closed_date is not null and closing_kind = 'cash' as is_paid
    from ledger.invoices
    where
        amount > 0
        and not is_timing_unknown
        and due_date > run.as_of() - interval 24 month
),

days as (
    select
        case when grouping(customer_id) = 0 then 'customer' else 'segment' end as cut,
        coalesce(customer_id, segment) as cut_value,
        report_currency,
        greatest(end_days, -61) as end_days,
        count(*) as count_ended,
        count(*) filter (where is_paid) as count_paid
    from items
    group by grouping sets (
        (customer_id, report_currency, greatest(end_days, -61)),
        (segment, report_currency, greatest(end_days, -61))
    )
),

at_risk as (
    select *, sum(count_ended) over (
        partition by cut, cut_value, report_currency order by end_days desc
    ) as count_at_risk
    from days
),

curves as (
    select *, product(1 - count_paid / count_at_risk) over (
        partition by cut, cut_value, report_currency order by end_days
    ) as unpaid_rate
    from at_risk
)

select
    cut,
    cut_value,
    report_currency,
    cast(sum(count_ended) as bigint) as count_invoices,
    paid_rate_by(-30, end_days, unpaid_rate) as paid_rate_30_before,
    paid_rate_by(-14, end_days, unpaid_rate) as paid_rate_14_before,
    paid_rate_by(0, end_days, unpaid_rate) as paid_rate_due,
    paid_rate_by(7, end_days, unpaid_rate) as paid_rate_7_after,
    paid_rate_by(14, end_days, unpaid_rate) as paid_rate_14_after,
    paid_rate_by(30, end_days, unpaid_rate) as paid_rate_30_after,
    paid_rate_by(45, end_days, unpaid_rate) as paid_rate_45_after,
    paid_rate_by(60, end_days, unpaid_rate) as paid_rate_60_after,
    paid_rate_by(90, end_days, unpaid_rate) as paid_rate_90_after
from curves
group by cut, cut_value, report_currency
order by cut, cut_value, report_currency
