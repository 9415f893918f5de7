-- One row per review date, customer and report currency invoiced in the 12 months before: sales, and the terms in use.
-- Of an export shorter than a year, sales are those of its days, 90 at least, times 365 over them.
-- Terms in use: the step of most invoices of the last 3 months, else of the 12; earlier_place that of the 3 months before.
-- Scratch.
with months as (
    select
        reviews.review_date,
        month_terms.customer_id,
        month_terms.report_currency,
        month_terms.place,
        sum(month_terms.amount) as amount,
        sum(month_terms.count_items) as count_items,
        sum(month_terms.count_items) filter (
            where month_terms.month_start > reviews.review_date - interval 3 month
        ) as recent_items,
        sum(month_terms.count_items) filter (
            where
                month_terms.month_start <= reviews.review_date - interval 3 month
                and month_terms.month_start > reviews.review_date - interval 6 month
        ) as earlier_items
    from decisions.month_terms as month_terms
    join decisions.reviews as reviews
        on
            month_terms.month_start <= reviews.review_date
            and month_terms.month_start > reviews.review_date - interval 12 month
    group by all
)

select
    review_date,
    customer_id,
    report_currency,
    cast(
        round(sum(amount) * 365.0 / least(365, greatest(90, date_diff('day', begin_date, review_date) + 1)), 4)
        as decimal(18, 4)
    ) as year_sales_amount,
    cast(sum(count_items) as bigint) as count_items,
    coalesce(
        arg_max(place, (recent_items, place)) filter (where recent_items > 0),
        arg_max(place, (count_items, place))
    ) as place,
    arg_max(place, (earlier_items, place)) filter (where earlier_items > 0) as earlier_place
from months
cross join ledger.export_begin
group by review_date, customer_id, report_currency, begin_date
