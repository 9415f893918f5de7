-- One row per date of the calendar, basis, cut (group, segment, region, country, sales_rep), its value, report currency and bucket.
-- Every cut sums to the whole: customers without a value stand under an empty one. Unapplied credits age in their own column.
with amounts as (
    select
        as_of_date, basis, customer_id, report_currency, bucket,
        open_report_amount as open_amount,
        disputed_report_amount as disputed_amount,
        0 as unapplied_amount
    from measures.aging

    union all

    select
        as_of_date, basis, customer_id, report_currency, bucket,
        0, 0, unapplied_report_amount
    from measures.aged_credits
    cross join (values ('due'), ('invoice')) as bases (basis)
),

grouped as (
    select
        amounts.as_of_date, amounts.basis, groups.group_id as cut_value, amounts.report_currency, amounts.bucket,
        sum(open_amount) as open_amount,
        sum(disputed_amount) as disputed_amount,
        sum(unapplied_amount) as unapplied_amount
    from amounts
    join ledger.customer_groups as groups using (customer_id)
    group by all
),

kinds as (
    select
        amounts.as_of_date, amounts.basis, amounts.report_currency, amounts.bucket,
        customers.segment, customers.region, customers.country, customers.sales_rep,
        sum(open_amount) as open_amount,
        sum(disputed_amount) as disputed_amount,
        sum(unapplied_amount) as unapplied_amount
    from amounts
    join ledger.customers as customers using (customer_id)
    group by all
),

cut_amounts as (
    select *, 'group' as cut
    from grouped

    union all by name

    select
        as_of_date, basis, report_currency, bucket,
        cut, cut_value,
        sum(open_amount) as open_amount,
        sum(disputed_amount) as disputed_amount,
        sum(unapplied_amount) as unapplied_amount
    from kinds
    cross join lateral (
        values ('segment', segment), ('region', region), ('country', country), ('sales_rep', sales_rep)
    ) as cuts (cut, cut_value)
    group by all
)

select
    as_of_date,
    basis,
    cut,
    coalesce(cut_value, '') as cut_value,
    report_currency,
    bucket,
    cast(open_amount as decimal(38, 4)) as open_amount,
    cast(disputed_amount as decimal(38, 4)) as disputed_amount,
    cast(unapplied_amount as decimal(38, 4)) as unapplied_amount
from cut_amounts
