-- One row per company, open item (is_credit: an unapplied credit), and snapshot that lists it, with what was open of it.
-- An id that the import made differs from one listing to the next: such items are one by customer, dates and amount.
-- Scratch.
with named as (
    select
        items.* replace (
            case
                when regexp_matches(invoice_id, '^row-[0-9a-f]{12}$')
                    then 'item-' || left(md5(concat_ws(
                        '|', items.customer_id, items.customer_name, items.issue_date,
                        items.due_date, items.currency, items.amount
                    )), 12)
                else invoice_id
            end as invoice_id
        ),
        open_amount < 0 as is_credit,
        snapshots.previous_date,
        snapshots.next_date,
        snapshots.place
    from ingest.open_items as items
    join ledger.snapshots as snapshots using (company_id, snapshot_date)
)

select
    company_id,
    invoice_id,
    is_credit,
    snapshot_date,
    any_value(previous_date) as previous_date,
    any_value(next_date) as next_date,
    any_value(place) as place,
    min(customer_id) as customer_id,
    min(customer_name) as customer_name,
    min(issue_date) as issue_date,
    min(due_date) as due_date,
    min(currency) as currency,
    min(terms) as terms,
    min(segment) as segment,
    min(region) as region,
    min(sales_rep) as sales_rep,
    cast(sum(abs(amount)) as decimal(18, 4)) as amount,
    cast(sum(abs(open_amount)) as decimal(18, 4)) as open_amount
from named
group by company_id, invoice_id, is_credit, snapshot_date
