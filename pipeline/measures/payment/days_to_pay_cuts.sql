-- One row per view, report currency, cut and value: days to pay = terms + days late over the 12 months to the as-of date.
-- closed: cash received, weighted by amount; with_open: and what is past due, counted to the as-of date; kaplan_meier:
-- the median with open invoices censored. Hidden below three invoices. Weights of the exponential mean fall by a fifth each.
-- Trend and recent mean are of the customer's own closed invoices, newest first.
with latest as (
    select
        customer_id as cut_value,
        report_currency,
        'customer' as cut,
        'closed' as view,
        max_by(pay_days, (end_date, pay_days), 30) as latest_days
    from measures.pay_items
    where is_receipt and is_last_receipt
    group by customer_id, report_currency
),

unknown as (
    select
        case when unknown_until > run.as_of() - interval 12 month then reason end as unknown_reason,
        case when has_inferred then 'at most: paid by the day of the snapshot that no longer lists it' end as note
    from ledger.unknown_balance_periods
),

sums as (
    select
        *,
        count_invoices >= 3 and unknown_reason is null as is_known,
        list_sum(latest_days[1:5]) as last_five_days,
        list_sum(latest_days[6:10]) as five_before_days,
        list_transform(latest_days, lambda days, place: pow(0.8, place - 1)) as weights
    from measures.pay_sums
    cross join unknown
    left join latest using (view, report_currency, cut, cut_value)
)

select
    view,
    report_currency,
    cut,
    cut_value,
    cast(amount as decimal(38, 4)) as amount,
    count_invoices,
    case when is_known then mean_days(pay_days, amount) end as days_to_pay,
    case when is_known then mean_days(terms_days, amount) end as terms_days,
    case when is_known then mean_days(late_days, amount) end as days_late,
    case when is_known then median_days end as median_days,
    case when is_known then p90_days end as p90_days,
    case when is_known then ratio(count_late, count_invoices) end as late_rate_by_count,
    case when is_known then ratio(late_amount, amount) end as late_rate_by_value,
    case when is_known then ratio(count_very_late, count_invoices) end as late_30_rate_by_count,
    case when is_known then ratio(very_late_amount, amount) end as late_30_rate_by_value,
    case when is_known and count_invoices >= 10 then (last_five_days - five_before_days) / 5 end as trend_days,
    case when is_known then list_dot_product(latest_days::double[], weights) / list_sum(weights) end as recent_days,
    case
        when unknown_reason is not null then unknown_reason
        when count_invoices < 3 and view = 'closed' then 'fewer than 3 invoices paid in 12 months'
        when count_invoices < 3 then 'fewer than 3 invoices paid in 12 months or past due'
        else note
    end as reason
from sums

union all by name

select
    'kaplan_meier' as view,
    report_currency, cut, cut_value,
    cast(amount as decimal(38, 4)) as amount,
    count_invoices,
    case when is_known then median_days end as median_days,
    case when is_known then p90_days end as p90_days,
    case
        when unknown_reason is not null then unknown_reason
        when count_invoices < 3 then 'fewer than 3 invoices issued in 12 months'
        when median_days is null then 'fewer than half are paid by the longest time seen'
        else note
    end as reason
from (
    select *, count_invoices >= 3 and unknown_reason is null as is_known
    from measures.pay_curves
    cross join unknown
) as curves
