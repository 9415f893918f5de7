-- One row per date of the calendar, basis, cut (group, segment, region, country, sales_rep), its value, report currency and bucket.
-- Every cut sums to the whole: customers without a value stand under an empty one. Unapplied credits age in their own column.
with customers as (
    select
        customers.customer_id,
        groups.group_id,
        customers.segment,
        customers.region,
        customers.country,
        customers.sales_rep
    from ledger.customers as customers
    join ledger.customer_groups as groups using (customer_id)
),

amounts as (
    select
        as_of_date, basis, customer_id, report_currency, bucket,
        coalesce(open_base_amount, open_amount) as open_amount,
        coalesce(disputed_base_amount, disputed_amount) as disputed_amount,
        0 as unapplied_amount
    from measures.aging

    union all

    select
        as_of_date, basis, customer_id, report_currency, bucket,
        0, 0, coalesce(unapplied_base_amount, unapplied_amount)
    from measures.aged_credits
    cross join (values ('due'), ('invoice')) as bases (basis)
)

select
    amounts.as_of_date,
    amounts.basis,
    cut,
    coalesce(
        case cut
            when 'group' then customers.group_id
            when 'segment' then customers.segment
            when 'region' then customers.region
            when 'country' then customers.country
            else customers.sales_rep
        end, ''
    ) as cut_value,
    amounts.report_currency,
    amounts.bucket,
    cast(sum(amounts.open_amount) as decimal(18, 4)) as open_amount,
    cast(sum(amounts.disputed_amount) as decimal(18, 4)) as disputed_amount,
    cast(sum(amounts.unapplied_amount) as decimal(18, 4)) as unapplied_amount
from amounts
join customers using (customer_id)
cross join (values ('group'), ('segment'), ('region'), ('country'), ('sales_rep')) as cuts (cut)
group by all
