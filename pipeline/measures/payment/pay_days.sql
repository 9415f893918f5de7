-- One row per view (closed, with_open), report currency, cut, value and days to pay, in the 12 months to the as-of date.
-- Amounts count every receipt; count_invoices takes one row an invoice, its last one.
-- Scratch.
with customer_days as (
    select
        report_currency, customer_id, segment, region, sales_rep, method, currency, terms,
        is_receipt, pay_days, terms_days,
        sum(weight_amount) as amount,
        count(*) filter (where is_receipt and is_last_receipt) as count_closed,
        count(*) filter (where is_last) as count_with_open
    from measures.pay_items
    group by all
),

kinds as (
    select
        * exclude (customer_id, amount, count_closed, count_with_open),
        sum(amount) as amount,
        sum(count_closed) as count_closed,
        sum(count_with_open) as count_with_open
    from customer_days
    group by all
),

cuts as (
    select * exclude (customer_id, segment, region, sales_rep, method, currency, terms),
        'customer' as cut, customer_id as cut_value
    from customer_days

    union all by name

    select kinds.* exclude (segment, region, sales_rep, method, currency, terms), cut, cut_value
    from kinds
    cross join lateral (
        values
        ('all', ''), ('segment', segment), ('region', region), ('sales_rep', sales_rep),
        ('method', method), ('currency', currency), ('terms', terms)
    ) as cuts (cut, cut_value)
),

viewed as (
    select 'closed' as view, count_closed as count_invoices, pay_days - terms_days as late_days, *
    from cuts
    where is_receipt

    union all

    select 'with_open', count_with_open, pay_days - terms_days, *
    from cuts
)

select
    view,
    report_currency,
    cut,
    cut_value,
    pay_days as days,
    sum(amount) as amount,
    sum(amount * terms_days) as terms_days,
    sum(amount * late_days) as late_days,
    sum(amount) filter (where late_days > run.late_after_days()) as late_amount,
    sum(amount) filter (where late_days > 30) as very_late_amount,
    sum(count_invoices) as count_invoices,
    sum(count_invoices) filter (where late_days > run.late_after_days()) as count_late,
    sum(count_invoices) filter (where late_days > 30) as count_very_late
from viewed
group by view, report_currency, cut, cut_value, pay_days
