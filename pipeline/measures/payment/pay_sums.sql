-- One row per view (closed, with_open), report currency, cut and value: days to pay of the 12 months to the as-of date.
-- A quantile q is the first number of days within which a share of at least q of the invoices was paid.
with ranked as (
    select
        *,
        sum(count_invoices) over (partition by view, report_currency, cut, cut_value order by days) as count_to_here,
        sum(count_invoices) over (partition by view, report_currency, cut, cut_value) as count_all
    from measures.pay_days
)

select
    view,
    report_currency,
    cut,
    cut_value,
    sum(amount) as amount,
    sum(amount * days) as pay_days,
    sum(terms_days) as terms_days,
    sum(late_days) as late_days,
    coalesce(sum(late_amount), 0) as late_amount,
    coalesce(sum(very_late_amount), 0) as very_late_amount,
    cast(sum(count_invoices) as bigint) as count_invoices,
    cast(coalesce(sum(count_late), 0) as bigint) as count_late,
    cast(coalesce(sum(count_very_late), 0) as bigint) as count_very_late,
    min(days) filter (where count_invoices > 0 and 2 * count_to_here >= count_all) as median_days,
    min(days) filter (where count_invoices > 0 and 10 * count_to_here >= 9 * count_all) as p90_days
from ranked
group by view, report_currency, cut, cut_value
