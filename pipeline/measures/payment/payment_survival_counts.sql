-- One row per customer, its cuts and number of days: how many invoices issued in the 12 months to the as-of date were closed
-- after that many, or are open since, and how many of them by cash. The items of a split invoice are one, the last decides.
-- Scratch.
with items as (
    select
        *,
        report_amount,
        coalesce(closed_date, run.as_of()) as end_date
    from ledger.invoices
    where issue_date > run.as_of() - interval 12 month and amount > 0
),

lives as (
    select
        customer_id, report_currency, segment, region, sales_rep, currency, terms,
        report_amount as amount,
        date_diff('day', issue_date, end_date) as end_days,
        closed_date is not null and count_receipts > 0
        and closing_kind not in ('credit', 'write_off') as is_paid
    from items
    where not is_split

    union all

    select
        customer_id, report_currency, min(segment), min(region), min(sales_rep), min(currency), min(terms),
        sum(report_amount),
        date_diff('day', min(issue_date), max(end_date)),
        count(closed_date) = count(*) and sum(count_receipts) > 0
        and max_by(closing_kind, (closed_date, item_id)) not in ('credit', 'write_off')
    from items
    where is_split
    group by customer_id, invoice_id, report_currency
)

select
    customer_id,
    report_currency,
    coalesce(segment, '(none)') as segment,
    coalesce(region, '(none)') as region,
    coalesce(sales_rep, '(none)') as sales_rep,
    currency,
    coalesce(terms, '(none)') as terms,
    end_days,
    sum(amount) as amount,
    count(*) as count_ended,
    count(*) filter (where is_paid) as count_paid
from lives
group by all
