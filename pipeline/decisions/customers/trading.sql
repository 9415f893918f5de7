-- One row per review date, customer and report currency invoiced in the 12 months before: sales, and the terms in use.
-- Of an export shorter than a year, sales are those of its days, 90 at least, times 365 over them.
-- Terms in use: the step of most invoices of the last 3 months, else of the 12; earlier_place that of the 3 months before.
-- Scratch.
with looks as (
    select
        review_date,
        month_start,
        month_start > review_date - interval 3 month as is_recent,
        not is_recent and month_start > review_date - interval 6 month as is_earlier
    from (select distinct month_start from decisions.month_terms) as starts
    join decisions.reviews as reviews
        on month_start <= review_date and month_start > review_date - interval 12 month
),

months as (
    select
        looks.review_date,
        month_terms.customer_id,
        month_terms.report_currency,
        month_terms.place,
        sum(month_terms.amount) as amount,
        sum(month_terms.count_items) as count_items,
        sum(month_terms.count_items) filter (where looks.is_recent) as recent_items,
        sum(month_terms.count_items) filter (where looks.is_earlier) as earlier_items
    from decisions.month_terms as month_terms
    join looks using (month_start)
    group by all
)

select
    review_date,
    customer_id,
    report_currency,
    cast(
        round(sum(amount) * 365.0 / least(365, greatest(90, date_diff('day', begin_date, review_date) + 1)), 4)
        as decimal(38, 4)
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
